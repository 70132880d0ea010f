package io.faasduet.bench.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.bench.analysis.ExampleRun;
import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.cost.Pricing;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.Plot;
import io.faasduet.bench.results.SampleKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final RunView RUN =
      RunView.of(ExampleRun.run(), ExampleRun.samples(), Pricing.shipped());

  /** All that a new plot takes. */
  private static final Plot<FunctionView> WARM_CALLS =
      function ->
          Optional.of(
              new Figure(
                  "",
                  List.of(),
                  "<svg>" + function.warm().get("http").size() + "</svg>",
                  "calls of " + function.name()));

  /** All that a new section takes. */
  private static Optional<String> instances(RunView run) {
    return Optional.of(
        "<section>" + WARM_CALLS.draw(run.functions().get(0)).orElseThrow().svg() + "</section>");
  }

  @Test
  void aSectionIsOneMethod() {
    assertThat(HtmlPage.render(RUN, List.of(HtmlPageTest::instances, run -> Optional.empty())))
        .contains("<h1>chameleon and cnn-serving on lambda, http and grpc</h1>")
        .contains("<section><svg>200</svg></section>");
  }

  @Test
  void theSectionsOfAReportAreInOrder() {
    assertThat(HtmlPage.render(RUN))
        .containsPattern(
            "(?s)Caveats.*chameleon in detail.*cnn-serving in detail.*How this was measured");
  }

  @Test
  void dotsAreExplainedWhereThereAreSome() {
    assertThat(HtmlPage.render(RUN)).contains("Dots are medians, lines");
    RunView loads =
        RunView.of(
            ExampleRun.run(),
            ExampleRun.samples().stream()
                .filter(sample -> sample.experiment() == SampleKind.LOAD)
                .toList(),
            Pricing.shipped());
    assertThat(HtmlPage.render(loads)).doesNotContain("Dots are medians, lines");
  }

  @Test
  void theSlowestAnswersAreTold() {
    String page = HtmlPage.render(RUN);
    double slowest =
        ExampleRun.samples().stream()
            .filter(it -> it.experiment() == SampleKind.WARM && it.function().equals("chameleon"))
            .flatMapToDouble(it -> it.latencyMillis().stream())
            .max()
            .orElseThrow();
    String table = page.substring(page.indexOf("The slowest answers"));
    assertThat(table.substring(0, table.indexOf("</table>")).lines())
        .filteredOn(line -> line.startsWith("<tr><th scope=\"row\""))
        .hasSize(10)
        .first()
        .asString()
        .contains(String.format("<td>%.2f</td>", slowest));
  }
}
