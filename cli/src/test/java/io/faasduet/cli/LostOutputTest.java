package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command prints goes to a disk that is full, or to nobody. */
class LostOutputTest {
  @TempDir Path directory;

  @Test
  void aDiskThatIsFullIsAFailure() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "this system has no /dev/full");
    Files.createSymbolicLink(directory.resolve("out.txt"), full);
    try (DuetProcess duet = DuetProcess.start(directory, "cost", "election")) {
      assertThat(duet.exitCode()).isEqualTo(1);
      assertThat(duet.err())
          .isEqualToIgnoringNewLines(
              "duet: standard output could not be written: No space left on device");
    }
  }

  @Test
  void whatCanBeWrittenIsWhole() throws Exception {
    try (DuetProcess duet = DuetProcess.start(directory, "cost", "election")) {
      assertThat(duet.exitCode()).as(duet.err()).isZero();
      assertThat(duet.out()).contains("readings an hour");
      assertThat(duet.err()).isEmpty();
    }
  }
}
