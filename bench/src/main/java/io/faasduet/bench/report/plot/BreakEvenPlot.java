package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.CostSummaries;
import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.cost.BreakEven;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What an hour costs by the rate of requests: a line for Lambda, stairs for the fleet. */
public final class BreakEvenPlot {
  private static final double LEFT = 48;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  /** How far the plot goes, beyond the rate from which on servers cost less. */
  private static final double SHOWN = 2.5;

  private static final double MOST_STAIRS = 4;

  private BreakEvenPlot() {}

  /** A function's first Lambda and its servers; empty if one of the two has no costs. */
  public static Optional<Figure> of(FunctionView function) {
    List<Summary.Cost> costs = function.figures().costs();
    return CostSummaries.breakEven(costs)
        .map(
            even ->
                new Figure(
                    "",
                    render(
                        even,
                        SHOWN
                            * Math.min(
                                even.last().orElse(even.instanceRate()),
                                MOST_STAIRS * even.instanceRate()),
                        side(function, "Lambda", CostSummaries.lambda(costs).orElseThrow()),
                        side(
                            function,
                            CostSummaries.server(costs).orElseThrow().target(),
                            CostSummaries.server(costs).orElseThrow()),
                        function.name()),
                    "What an hour costs at a steady rate of requests; servers come one by one."));
  }

  private static Side side(FunctionView function, String name, Summary.Cost cost) {
    return new Side(name, PlotStyle.colour(function.run().summary(), cost.target()));
  }

  /**
   * One side of the comparison.
   *
   * @param colour the class of its colour
   */
  public record Side(String name, String colour) {}

  public static String render(
      BreakEven breakEven, double mostRate, Side lambda, Side fleet, String what) {
    PlotArea panel = PlotArea.beside(List.of(lambda.name(), fleet.name()), LEFT, TOP, BOTTOM);
    List<BreakEven.Point> points = breakEven.curve(mostRate);
    Axis x = panel.horizontal(mostRate);
    Axis y =
        panel.vertical(
            points.stream()
                .mapToDouble(p -> Math.max(p.lambdaUsdPerHour(), p.fleetUsdPerHour()))
                .max()
                .orElseThrow());
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": cost of an hour by rate of requests");
    panel.values(svg, y, "US dollars per hour");
    panel.places(svg, x, "requests per second");
    svg.path("curve " + fleet.colour(), path(points, x, y, BreakEven.Point::fleetUsdPerHour));
    svg.path("curve " + lambda.colour(), path(points, x, y, BreakEven.Point::lambdaUsdPerHour));
    mark(svg, panel, breakEven, mostRate, x, y);
    BreakEven.Point end = points.get(points.size() - 1);
    panel.names(
        svg,
        List.of(
            new PlotArea.Named(lambda.name(), lambda.colour(), y.at(end.lambdaUsdPerHour())),
            new PlotArea.Named(fleet.name(), fleet.colour(), y.at(end.fleetUsdPerHour()))));
    return svg.finish();
  }

  /** The lowest rate at which the fleet costs no more. */
  private static void mark(
      Svg svg, PlotArea panel, BreakEven breakEven, double mostRate, Axis x, Axis y) {
    OptionalDouble first = breakEven.first();
    if (first.isEmpty() || first.getAsDouble() > mostRate) {
      return;
    }
    double rate = first.getAsDouble();
    String text = String.format(Locale.ROOT, "even at %.3g/s", rate);
    double place = y.at(breakEven.lambdaUsdPerHour(rate));
    svg.circle("mark", x.at(rate), place, 4, text);
    boolean rightHalf = x.at(rate) > (panel.left() + panel.right()) / 2;
    svg.text(
        "value",
        x.at(rate) + (rightHalf ? -8 : 8),
        place + (rightHalf ? -8 : 18),
        rightHalf ? Svg.Anchor.END : Svg.Anchor.START,
        text);
  }

  private static double[][] path(
      List<BreakEven.Point> points, Axis x, Axis y, ToDoubleFunction<BreakEven.Point> cost) {
    return points.stream()
        .map(point -> new double[] {x.at(point.rate()), y.at(cost.applyAsDouble(point))})
        .toArray(double[][]::new);
  }
}
