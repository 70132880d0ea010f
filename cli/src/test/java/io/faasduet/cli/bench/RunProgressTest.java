package io.faasduet.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.experiment.RunListener.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunProgressTest {
  @Test
  void goesByTimeAsSoonAsTheRestIsKnown() {
    Duration minute = Duration.ofMinutes(1);
    assertThat(
            RunProgress.percent(new Progress(20, 28, Optional.of(minute.multipliedBy(3))), minute))
        .isEqualTo(24);
    assertThat(RunProgress.percent(new Progress(7, 28, Optional.empty()), minute)).isEqualTo(25);
    assertThat(RunProgress.percent(new Progress(28, 28, Optional.of(Duration.ZERO)), minute))
        .isEqualTo(100);
  }

  @Test
  void saysEachTenthOnce() {
    StringWriter said = new StringWriter();
    try (RunProgress progress = new RunProgress(new PrintWriter(said))) {
      for (int done = 0; done <= 40; done++) {
        progress.progressed(new Progress(done, 40, Optional.empty()));
      }
    }
    assertThat(said.toString().lines()).hasSize(10).startsWith("10% done").endsWith("100% done");
  }
}
