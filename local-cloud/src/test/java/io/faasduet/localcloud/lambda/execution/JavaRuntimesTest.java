package io.faasduet.localcloud.lambda.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.localcloud.lambda.function.RuntimeClient;
import io.faasduet.localcloud.process.CacheDirectory;
import io.faasduet.localcloud.process.JavaInstallation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaRuntimesTest {
  private static final JavaInstallation OWN = new JavaInstallation(Path.of("/own"), 21, "21.0.1");
  private static final JavaInstallation OTHER =
      new JavaInstallation(Path.of("/other"), 25, "25.0.1");
  private static final JavaInstallation EARLIER =
      new JavaInstallation(Path.of("/earlier"), 11, "11.0.1");

  @TempDir Path cache;

  @Test
  void aFunctionRunsOnTheJavaOfItsRuntimeIfItIsThere() {
    RuntimeClient own = new RuntimeClient(List.of(), Path.of("none"), Optional.empty(), OWN);
    JavaRuntimes runtimes =
        new JavaRuntimes(own, new CacheDirectory(cache), List.of(OTHER, EARLIER));
    assertThat(runtimes.of("java21")).isSameAs(own);
    assertThat(runtimes.of("java25").java()).isEqualTo(OTHER);
    assertThat(runtimes.of("java17")).as("not there").isSameAs(own);
    assertThat(runtimes.of("java11")).as("too early for the archive").isSameAs(own);
    assertThat(runtimes.of("java8.al2")).isSameAs(own);
  }
}
