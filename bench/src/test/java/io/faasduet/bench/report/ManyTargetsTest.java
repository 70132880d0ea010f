package io.faasduet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.html.HtmlPage;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sweep over memory sizes: as many targets as sizes, and 28 pairs of eight. */
class ManyTargetsTest {
  private static final List<Integer> SIZES = List.of(512, 640, 1024, 1500, 1800, 2048, 2500, 3000);

  @Test
  void pairsAreTuckedAway() {
    RunView view = view();
    Summary summary = view.summary();
    assertThat(summary.functions().get(0).warm().contrasts()).hasSize(28);
    String page = HtmlPage.render(view);
    assertThat(page)
        .contains("<h1>chameleon on lambda at 8 memory sizes</h1>")
        .contains("<details><summary>Each of the 28 pairs</summary>");
    assertThat(page.split("pairs</summary>", -1)).as("one table of pairs").hasSize(2);
    assertThat(page).as("a column that no row has").doesNotContain(">p99.9</th>");
    assertThat(TerminalTable.render(summary))
        .contains("The page has each of the 28 pairs.")
        .doesNotContain("times as fast as");
  }

  private RunView view() {
    List<Sample> samples = new ArrayList<>();
    List<Run.MeasuredTarget> targets = new ArrayList<>();
    for (int megabytes : SIZES) {
      String name = "lambda " + megabytes + " MB";
      targets.add(
          new Run.MeasuredTarget(
              name, PlatformName.LAMBDA, Run.MeasuredTarget.LOCAL, Optional.of(megabytes)));
      for (int process = 1; process <= 5; process++) {
        samples.add(
            Samples.warm("chameleon", name, process, samples.size(), 1e5 / megabytes + process));
      }
    }
    Run run = ExampleRun.run(targets, ExampleRun.run().functions().subList(0, 1));
    return RunView.of(run, samples, Pricing.shipped());
  }
}
