package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.CostSummaries;
import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.BreakEven;
import io.faasduet.bench.report.plot.BreakEvenPlot;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.MemoryPlot;
import io.faasduet.bench.report.plot.Plot;
import io.faasduet.bench.report.plot.PlotStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a function's requests cost, for the page.
 *
 * @param table a row for each target; none if nothing can be said of any
 * @param assumptions what the table takes for granted, a sentence each
 * @param figures cost by rate, and latency and cost by memory, where there is data for them
 */
public record PageCosts(PageTable table, List<String> assumptions, List<Figure> figures) {
  private static final List<Plot<FunctionView>> PLOTS = List.of(BreakEvenPlot::of, MemoryPlot::of);

  public static PageCosts of(FunctionView function) {
    Summary.FunctionSummary figures = function.figures();
    return new PageCosts(
        table(function.run().summary(), figures),
        figures.costs().stream().flatMap(cost -> cost.assumptions().stream()).toList(),
        PLOTS.stream().flatMap(plot -> plot.draw(function).stream()).toList());
  }

  /** Where servers begin to cost less; empty if that cannot be said. */
  static Optional<String> verdict(Summary.FunctionSummary function) {
    return CostSummaries.breakEven(function.costs())
        .map(rate -> verdict(rate, serverName(function)));
  }

  private static PageTable table(Summary summary, Summary.FunctionSummary function) {
    return new PageTable(
        "Costs in US dollars",
        List.of("target", "a million warm", "a million cold", "an hour", "requests/s"),
        function.costs().stream()
            .map(
                cost ->
                    new PageTable.Row(
                        cost.target(),
                        PlotStyle.colour(summary, cost.target()),
                        List.of(
                            usd(Optional.of(cost.usdPerMillion())),
                            usd(cost.coldUsdPerMillion()),
                            usd(cost.usdPerHour()),
                            cost.requestsPerSecond()
                                .map(rate -> String.format(Locale.ROOT, "%.1f", rate))
                                .orElse("–"))))
            .toList());
  }

  private static String serverName(Summary.FunctionSummary function) {
    return CostSummaries.server(function.costs()).map(Summary.Cost::target).orElse("servers");
  }

  private static String verdict(BreakEven even, String server) {
    OptionalDouble first = even.first();
    return first.isEmpty()
        ? String.format( // it may carry more: "at any rate" would be too much
            Locale.ROOT,
            "At the %.3g requests a second that one instance on %s was seen to answer, Lambda costs"
                + " less.",
            even.instanceRate(),
            server)
        : String.format(
            Locale.ROOT,
            "From %.3g requests a second on, %s costs less than Lambda.",
            first.getAsDouble(),
            server);
  }

  private static String usd(Optional<Double> value) {
    return value
        .map(usd -> String.format(Locale.ROOT, usd < 1 ? "%.4f" : "%,.2f", usd))
        .orElse("–");
  }
}
