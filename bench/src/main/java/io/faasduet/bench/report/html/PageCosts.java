package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.CostSummaries;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.BreakEven;
import io.faasduet.bench.report.plot.BreakEvenPlot;
import io.faasduet.bench.report.plot.LabelLayout;
import io.faasduet.bench.report.plot.MemoryPlot;
import io.faasduet.bench.report.plot.PlotStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a function's requests cost, for the page.
 *
 * @param verdict where the fleet begins to cost less; empty if that cannot be said
 * @param table a row for each target; none if nothing can be said of any
 * @param breakEven cost by rate; empty if there is nothing to compare
 * @param memory latency and cost by memory; empty if there is one size only
 */
public record PageCosts(String verdict, PageTable table, String breakEven, String memory) {
  /** How far a plot goes, beyond the rate from which on servers cost less. */
  private static final double SHOWN = 2.5;

  private static final double MOST_STAIRS = 4;

  public static PageCosts of(Summary summary, Summary.FunctionSummary function) {
    Optional<BreakEven> even = CostSummaries.breakEven(function.costs());
    return new PageCosts(
        even.map(rate -> verdict(rate, serverName(function))).orElse(""),
        table(summary, function),
        even.map(curve -> plot(curve, summary, function)).orElse(""),
        memory(summary, function));
  }

  private static PageTable table(Summary summary, Summary.FunctionSummary function) {
    return new PageTable(
        List.of("US dollars", "a million warm", "a million cold", "an hour", "requests/s"),
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
            "At the %.3g requests a second that one process on %s was seen to answer, Lambda costs"
                + " less.",
            even.instanceRate(),
            server)
        : String.format(
            Locale.ROOT,
            "From %.3g requests a second on, %s costs less than Lambda.",
            first.getAsDouble(),
            server);
  }

  private static String plot(BreakEven even, Summary summary, Summary.FunctionSummary function) {
    String server = serverName(function);
    return BreakEvenPlot.render(
        even,
        SHOWN
            * Math.min(even.last().orElse(even.instanceRate()), MOST_STAIRS * even.instanceRate()),
        new BreakEvenPlot.Side("Lambda", lambdaColour(summary, function)),
        new BreakEvenPlot.Side(server, PlotStyle.colour(summary, server)),
        function.name());
  }

  private static String lambdaColour(Summary summary, Summary.FunctionSummary function) {
    return CostSummaries.lambda(function.costs())
        .map(cost -> PlotStyle.colour(summary, cost.target()))
        .orElseThrow();
  }

  /** A curve for each platform that was run at several sizes. */
  private static String memory(Summary summary, Summary.FunctionSummary function) {
    Map<String, MemoryPlot.Curve> curves = new LinkedHashMap<>();
    for (Summary.Cost cost : function.costs()) {
      String name = LabelLayout.withoutMemory(cost.target(), cost.memoryMegabytes());
      if (name.equals(cost.target())) {
        continue;
      }
      function.warm().targets().stream()
          .filter(target -> target.name().equals(cost.target()))
          .flatMap(target -> target.latency().stream())
          .findFirst()
          .ifPresent(
              latency ->
                  curves
                      .computeIfAbsent(
                          name,
                          unseen ->
                              new MemoryPlot.Curve(
                                  name, "t" + curves.size() % 6, new java.util.ArrayList<>()))
                      .sizes()
                      .add(
                          new MemoryPlot.Size(
                              cost.memoryMegabytes(),
                              latency.median().value(),
                              cost.usdPerMillion())));
    }
    List<MemoryPlot.Curve> drawn =
        curves.values().stream().filter(curve -> curve.sizes().size() > 1).toList();
    drawn.forEach(
        curve ->
            curve
                .sizes()
                .sort(java.util.Comparator.comparingInt(MemoryPlot.Size::memoryMegabytes)));
    return drawn.isEmpty() ? "" : MemoryPlot.render(drawn, function.name(), "median of warm calls");
  }

  private static String usd(Optional<Double> value) {
    return value
        .map(usd -> String.format(Locale.ROOT, usd < 1 ? "%.4f" : "%,.2f", usd))
        .orElse("–");
  }
}
