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
record PageVerdict(String name, List<Part> parts) {
  /**
   * One experiment.
   *
   * @param heading the experiment's name
   * @param description what was sent; empty where the name says so
   * @param verdict the comparison in a sentence
   * @param medians a dot with its interval for each target; empty where there is no such plot
   */
  record Part(String heading, String description, String verdict, String medians) {}

  /** Whether there is a plot of medians among them. */
  boolean hasMedians() {
    return parts.stream().anyMatch(part -> !part.medians().isEmpty());
  }

  static PageVerdict of(FunctionView view) {
    Summary summary = view.run().summary();
    Summary.FunctionSummary function = view.figures();
    List<Part> parts = new ArrayList<>();
    if (!function.warm().targets().isEmpty()) {
      parts.add(part(summary, "Warm calls", function.warm(), view.name() + ", warm calls"));
    }
    if (!function.cold().targets().isEmpty()) {
      parts.add(part(summary, "Cold starts", function.cold(), view.name() + ", cold starts"));
    }
    for (Summary.LoadSummary load : function.loads()) {
      parts.add(
          new Part(
              "Load: " + load.name(),
              summary.run().loadDescription(load.name()).orElse(""),
              load.latencies().verdict(),
              ""));
    }
    PageOverhead.verdict(function)
        .ifPresent(verdict -> parts.add(new Part("Overhead by payload", "", verdict, "")));
    PageCosts.verdict(function).ifPresent(verdict -> parts.add(new Part("Cost", "", verdict, "")));
    return new PageVerdict(view.name(), List.copyOf(parts));
  }

  private static Part part(
      Summary summary, String heading, Summary.Comparison comparison, String what) {
    boolean answered =
        comparison.targets().stream().anyMatch(target -> target.latency().isPresent());
    return new Part(
        heading,
        "",
        comparison.verdict(),
        answered ? MedianPlot.render(summary, comparison, what) : "");
  }
}
