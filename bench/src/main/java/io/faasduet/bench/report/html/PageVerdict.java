package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.MedianPlot;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run says of one function, in a sentence for each experiment.
 *
 * @param name the function's name
 * @param parts warm calls, cold starts, loads and costs, as far as they were measured
 */
record PageVerdict(String name, List<ExperimentVerdict> parts) {
  /** Whether there is a plot of medians among them. */
  boolean hasMedians() {
    return parts.stream().anyMatch(part -> !part.medians().isEmpty());
  }

  static PageVerdict of(FunctionView view) {
    Summary summary = view.run().summary();
    Summary.FunctionSummary function = view.figures();
    List<ExperimentVerdict> parts = new ArrayList<>();
    if (!function.warm().targets().isEmpty()) {
      parts.add(part(summary, "Warm calls", function.warm(), view.name() + ", warm calls"));
    }
    if (!function.cold().targets().isEmpty()) {
      parts.add(part(summary, "Cold starts", function.cold(), view.name() + ", cold starts"));
    }
    for (Summary.LoadSummary load : function.loads()) {
      parts.add(
          new ExperimentVerdict(
              "Load: " + load.name(),
              summary.run().loadDescription(load.name()).orElse(""),
              load.latencies().verdict(),
              ""));
    }
    PageOverhead.verdict(function)
        .ifPresent(
            verdict -> parts.add(new ExperimentVerdict("Overhead by payload", "", verdict, "")));
    PageCosts.verdict(function)
        .ifPresent(verdict -> parts.add(new ExperimentVerdict("Cost", "", verdict, "")));
    return new PageVerdict(view.name(), List.copyOf(parts));
  }

  private static ExperimentVerdict part(
      Summary summary, String heading, Summary.Comparison comparison, String what) {
    boolean answered =
        comparison.targets().stream().anyMatch(target -> target.latency().isPresent());
    return new ExperimentVerdict(
        heading,
        "",
        comparison.verdict(),
        answered ? MedianPlot.render(summary, comparison, what) : "");
  }
}
