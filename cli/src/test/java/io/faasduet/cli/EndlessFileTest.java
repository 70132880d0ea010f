package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files without an end, in a command that may have little memory. */
class EndlessFileTest {
  private static final Path ENDLESS = Path.of("/dev/zero");

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "invoke chameleon --json @/dev/zero",
        "invoke cnn-serving --file /dev/zero",
        "bench run /dev/zero",
      })
  void memoryThatRunsOutIsSaidInOneLine(String line) throws Exception {
    assumeThat(ENDLESS).exists();
    Map<String, String> little = Map.of("JDK_JAVA_OPTIONS", "-Xmx64m");
    try (DuetProcess duet = DuetProcess.start(directory, little, line.split(" "))) {
      assertThat(duet.exitCode(Duration.ofSeconds(60))).as(duet.err()).isEqualTo(1);
      assertThat(duet.err().lines().filter(each -> !each.startsWith("NOTE: Picked up")))
          .singleElement()
          .asString()
          .startsWith("duet: memory ran out, of which this command may have 6")
          .contains("-Xmx");
    }
  }
}
