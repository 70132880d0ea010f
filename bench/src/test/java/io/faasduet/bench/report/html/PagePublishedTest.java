package io.faasduet.bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagePublishedTest {
  @Test
  void eachBatchStandsBesideItsPublishedLoop() {
    List<Sample> samples = new ArrayList<>();
    for (int batch = 1; batch <= 2; batch++) {
      for (int i = 1; i <= 3; i++) {
        samples.add(
            Samples.loaded("yolo", "lambda", "nine", batch, i, i, 1e4 * batch, 1000 * batch * i));
      }
    }
    Summary summary = RunView.of(run(), samples, Pricing.shipped()).summary();
    PageTable table = PagePublished.of(summary, summary.functions().get(0));
    assertThat(table.rows())
        .extracting(row -> row.cells().subList(0, 3))
        .containsExactly(List.of("loop 1", "2.000", "11.200"), List.of("loop 2", "4.000", "2.820"));
  }

  private static Run run() {
    return ExampleRun.run(
        List.of(
            new Run.MeasuredTarget(
                "lambda", PlatformName.LAMBDA, Run.MeasuredTarget.LOCAL, Optional.of(3000))),
        List.of(new Run.MeasuredFunction("yolo", "yolo", "{}", Optional.empty())));
  }
}
