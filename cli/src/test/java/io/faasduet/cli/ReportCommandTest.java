package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path directory;

  @Test
  void aDirectoryWithoutARunIsOneLine() {
    Entered report = Entered.duet("report", directory.toString());
    assertThat(report.err().lines())
        .containsExactly(
            "duet: %s/run.json cannot be read: is %s the directory of a run? (--verbose shows more)"
                .formatted(directory, directory));
    assertThat(report.out()).isEmpty();
    assertThat(report.code()).isEqualTo(1);
  }
}
