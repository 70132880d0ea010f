package io.faasduet.bench.report;

import io.faasduet.bench.results.Sample;
import java.util.List;
import java.util.Map;

/** Every warm call by when it was made: shows drift, bursts of noise, and how calls took turns. */
final class TimelinePlot {
  private static final double LEFT = 40;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;
  private static final int MOST_POINTS = 600;

  private TimelinePlot() {}

  static String render(Summary summary, String function, Map<String, List<Sample>> warm) {
    List<String> names = List.copyOf(warm.keySet());
    List<double[]> series = names.stream().map(name -> Plot.latencies(warm.get(name))).toList();
    double last =
        warm.values().stream()
            .flatMap(List::stream)
            .mapToDouble(TimelinePlot::seconds)
            .max()
            .orElse(1);
    double right = Plot.WIDTH - 15 - Labels.column(names);
    Scale x = Scale.linear(last, LEFT, right, 5);
    Scale y = Scale.logarithmic(Plot.least(series) * 0.95, Plot.most(series) * 1.05, BOTTOM, TOP);
    Svg svg = new Svg(Plot.WIDTH, BOTTOM + 40, function + ": warm latencies over time");
    frame(svg, x, y, right);
    for (String name : names) {
      points(svg, Plot.colour(summary, name), warm.get(name), x, y);
    }
    names(svg, summary, names, series, y, right);
    return svg.finish();
  }

  private static void frame(Svg svg, Scale x, Scale y, double right) {
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.at(tick), right, y.at(tick));
      svg.text("tick", LEFT - 6, y.at(tick) + 4, Svg.Anchor.END, Scale.label(tick));
    }
    for (double tick : x.ticks()) {
      svg.text("tick", x.at(tick), BOTTOM + 16, Svg.Anchor.MIDDLE, Scale.label(tick));
    }
    svg.text("axis", right, BOTTOM + 33, Svg.Anchor.END, "seconds since the run began");
    svg.text("axis", 0, 12, Svg.Anchor.START, "milliseconds, logarithmic");
  }

  private static void points(Svg svg, String colour, List<Sample> samples, Scale x, Scale y) {
    int every = 1 + (samples.size() - 1) / MOST_POINTS;
    for (int i = 0; i < samples.size(); i += every) {
      Sample sample = samples.get(i);
      svg.circle(
          "point " + colour,
          x.at(seconds(sample)),
          y.at(sample.latencyMillis().getAsDouble()),
          1.8);
    }
  }

  private static void names(
      Svg svg, Summary summary, List<String> names, List<double[]> series, Scale y, double right) {
    double[] places = series.stream().mapToDouble(s -> y.at(Plot.median(s))).toArray();
    double[] spread = Labels.spread(places, Labels.rooms(places.length, 16), TOP, BOTTOM);
    for (int i = 0; i < names.size(); i++) {
      String colour = Plot.colour(summary, names.get(i));
      svg.path(
          "leader " + colour, new double[][] {{right + 2, places[i]}, {right + 12, spread[i]}});
      svg.text("name " + colour, right + 15, spread[i] + 4, Svg.Anchor.START, names.get(i));
    }
  }

  private static double seconds(Sample sample) {
    return sample.startNanos() / 1e9;
  }
}
