package io.faasduet.localcloud.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.faasduet.api.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionJvmTest {
  private static final Settings ENVIRONMENT = Settings.of(System.getenv());

  @TempDir Path directory;

  @Test
  void theJdkOfThisProcessIsItselfByWhateverPath() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("jdk"), home());
    assertThat(FunctionJvm.of(link.toString(), ENVIRONMENT)).isEqualTo(FunctionJvm.current());
  }

  @Test
  void anotherJdkSaysWhatItIs() {
    JavaInstallation other =
        JavaInstallation.found(ENVIRONMENT).stream()
            .filter(java -> !java.isAt(home()))
            .findFirst()
            .orElseGet(() -> abort("there is no other JDK on this machine"));
    FunctionJvm jvm = FunctionJvm.of(Integer.toString(other.feature()), ENVIRONMENT);
    assertThat(jvm.java().feature()).isEqualTo(other.feature());
    assertThat(jvm.java().version()).startsWith(other.version());
    assertThat(jvm.vm()).contains(other.version(), "for " + System.getProperty("os.arch"));
  }

  @Test
  void whatIsNotThereIsRefusedWithAListOfWhatIs() throws Exception {
    Settings one = Settings.of(Map.of("JAVA_HOME", home().toString()));
    assertThatThrownBy(() -> FunctionJvm.of("9", one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no JDK '9' on this machine: there are ")
        .hasMessageContaining(home().toString());
    assertThatThrownBy(() -> FunctionJvm.of(directory.toString(), one))
        .hasMessageStartingWith("there is no JDK '%s' on this machine".formatted(directory));
  }

  @Test
  void aJdkThatDoesNotRunIsNamed() throws Exception {
    Path java = directory.resolve("bin/java");
    Files.createDirectories(java.getParent());
    Files.writeString(java, "#!/bin/sh\nexit 3\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(directory.resolve("release"), "JAVA_VERSION=\"21.0.1\"\n");
    assertThatThrownBy(() -> FunctionJvm.of(directory.toString(), ENVIRONMENT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the JDK %s does not run".formatted(directory));
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }
}
