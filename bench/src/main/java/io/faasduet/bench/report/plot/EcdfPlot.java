package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Latencies;
import io.faasduet.bench.analysis.LoadView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which share of the warm calls took at most how long, a curve for each target. */
public final class EcdfPlot {
  private static final double LEFT = 40;
  private static final double RIGHT = PlotStyle.WIDTH - 12;
  private static final double TOP = 34;
  private static final double BOTTOM = 242;
  private static final int MOST_POINTS = 400;

  private EcdfPlot() {}

  /** The warm calls of a function. */
  public static Optional<Figure> ofWarmCalls(FunctionView function) {
    return figure(
        function.run().summary(),
        function.name(),
        function.warm(),
        "Distribution of warm calls",
        "Empirical distribution: the share of warm calls that took at most that long. The further"
            + " left a curve, the faster; the flatter its top, the longer its tail. Dots are"
            + " medians.");
  }

  /** The answered requests of a load. */
  public static Optional<Figure> ofLoad(LoadView load) {
    return figure(
        load.function().run().summary(),
        load.function().name() + ", " + load.name(),
        load.answered(),
        "",
        "Empirical distribution: the share of responses that came at most that long after the"
            + " request was due. Dots are medians.");
  }

  private static Optional<Figure> figure(
      Summary summary,
      String what,
      Map<String, List<Sample>> answered,
      String heading,
      String caption) {
    return answered.isEmpty()
        ? Optional.empty()
        : Optional.of(new Figure(heading, render(summary, what, answered), caption));
  }

  public static String render(Summary summary, String function, Map<String, List<Sample>> warm) {
    List<String> names = List.copyOf(warm.keySet());
    List<double[]> series = new ArrayList<>();
    for (String name : names) {
      double[] sorted = Latencies.of(warm.get(name));
      Arrays.sort(sorted);
      series.add(sorted);
    }
    Axis x =
        Axis.logarithmic(
            PlotStyle.least(series) * 0.95, PlotStyle.most(series) * 1.05, LEFT, RIGHT);
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, function + ": distribution of warm latencies");
    frame(svg, x);
    for (int i = 0; i < names.size(); i++) {
      svg.path("curve " + PlotStyle.colour(summary, names.get(i)), curve(series.get(i), x));
    }
    medians(svg, summary, names, series, x);
    return svg.finish();
  }

  private static void frame(Svg svg, Axis x) {
    for (double tick : x.ticks()) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), BOTTOM);
      svg.text("tick", x.at(tick), BOTTOM + 16, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    for (int percent = 0; percent <= 100; percent += 25) {
      svg.line(percent == 50 ? "grid strong" : "grid", LEFT, y(percent), RIGHT, y(percent));
      svg.text("tick", LEFT - 6, y(percent) + 4, Svg.Anchor.END, percent + "%");
    }
    svg.text("axis", RIGHT, BOTTOM + 33, Svg.Anchor.END, "milliseconds, logarithmic");
  }

  /** A staircase; with many calls, of as many steps as can be seen. */
  private static double[][] curve(double[] sorted, Axis x) {
    int steps = Math.min(sorted.length, MOST_POINTS);
    double[][] points = new double[2 * steps][];
    double before = y(0);
    for (int i = 0; i < steps; i++) {
      int rank = (int) ((i + 1L) * sorted.length / steps);
      double place = x.at(sorted[rank - 1]);
      points[2 * i] = new double[] {place, before};
      before = y(100.0 * rank / sorted.length);
      points[2 * i + 1] = new double[] {place, before};
    }
    return points;
  }

  /** Names each curve above its median, with a line down to it. */
  private static void medians(
      Svg svg, Summary summary, List<String> names, List<double[]> series, Axis x) {
    double[] places = series.stream().mapToDouble(s -> x.at(PlotStyle.median(s))).toArray();
    List<String> labels = LabelLayout.within(RIGHT - LEFT, names);
    double[] rooms = labels.stream().mapToDouble(LabelLayout::width).toArray();
    double[] spread = LabelLayout.spread(places, rooms, LEFT, RIGHT);
    for (int i = 0; i < names.size(); i++) {
      String colour = PlotStyle.colour(summary, names.get(i));
      svg.text("name " + colour, spread[i], 14, Svg.Anchor.MIDDLE, labels.get(i));
      svg.path(
          "leader " + colour,
          new double[][] {{spread[i], 19}, {places[i], TOP}, {places[i], y(50)}});
      svg.circle(
          "dot " + colour,
          places[i],
          y(50),
          3.5,
          names.get(i) + ", median: " + Axis.label(PlotStyle.median(series.get(i))) + " ms");
    }
  }

  private static double y(double percent) {
    return BOTTOM - (BOTTOM - TOP) * percent / 100;
  }
}
