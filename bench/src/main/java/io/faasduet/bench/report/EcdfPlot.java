package io.faasduet.bench.report;

import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Which share of the warm calls took at most how long, a curve for each target. */
final class EcdfPlot {
  private static final double LEFT = 40;
  private static final double RIGHT = Plot.WIDTH - 12;
  private static final double TOP = 34;
  private static final double BOTTOM = 242;
  private static final int MOST_POINTS = 400;

  private EcdfPlot() {}

  static String render(Summary summary, String function, Map<String, List<Sample>> warm) {
    List<String> names = List.copyOf(warm.keySet());
    List<double[]> series = new ArrayList<>();
    for (String name : names) {
      double[] sorted = Plot.latencies(warm.get(name));
      Arrays.sort(sorted);
      series.add(sorted);
    }
    Scale x = Scale.logarithmic(Plot.least(series) * 0.95, Plot.most(series) * 1.05, LEFT, RIGHT);
    Svg svg = new Svg(Plot.WIDTH, BOTTOM + 40, function + ": distribution of warm latencies");
    frame(svg, x);
    for (int i = 0; i < names.size(); i++) {
      svg.path("curve " + Plot.colour(summary, names.get(i)), curve(series.get(i), x));
    }
    medians(svg, summary, names, series, x);
    return svg.finish();
  }

  private static void frame(Svg svg, Scale x) {
    for (double tick : x.ticks()) {
      svg.line("grid", x.at(tick), TOP, x.at(tick), BOTTOM);
      svg.text("tick", x.at(tick), BOTTOM + 16, Svg.Anchor.MIDDLE, Scale.label(tick));
    }
    for (int percent = 0; percent <= 100; percent += 25) {
      svg.line(percent == 50 ? "grid strong" : "grid", LEFT, y(percent), RIGHT, y(percent));
      svg.text("tick", LEFT - 6, y(percent) + 4, Svg.Anchor.END, percent + "%");
    }
    svg.text("axis", RIGHT, BOTTOM + 33, Svg.Anchor.END, "milliseconds, logarithmic");
  }

  /** A staircase; with many calls, of as many steps as can be seen. */
  private static double[][] curve(double[] sorted, Scale x) {
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
      Svg svg, Summary summary, List<String> names, List<double[]> series, Scale x) {
    double[] places = series.stream().mapToDouble(s -> x.at(Plot.median(s))).toArray();
    List<String> labels = Labels.within(RIGHT - LEFT, names);
    double[] rooms = labels.stream().mapToDouble(Labels::width).toArray();
    double[] spread = Labels.spread(places, rooms, LEFT, RIGHT);
    for (int i = 0; i < names.size(); i++) {
      String colour = Plot.colour(summary, names.get(i));
      svg.text("name " + colour, spread[i], 14, Svg.Anchor.MIDDLE, labels.get(i));
      svg.path(
          "leader " + colour,
          new double[][] {{spread[i], 19}, {places[i], TOP}, {places[i], y(50)}});
      svg.circle("dot " + colour, places[i], y(50), 3.5);
    }
  }

  private static double y(double percent) {
    return BOTTOM - (BOTTOM - TOP) * percent / 100;
  }
}
