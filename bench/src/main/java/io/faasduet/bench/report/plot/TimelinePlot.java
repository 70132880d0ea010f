package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Latencies;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every warm call in the order they were made, with a line where new processes took over: shows
 * drift, bursts of noise, and processes unlike the others.
 */
public final class TimelinePlot {
  private static final double LEFT = 40;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;
  private static final int MOST_POINTS = 600;

  /** A failed call leaves a gap too, but a shorter one than a cold start and a warm-up do. */
  private static final int WARM_UP_AT_LEAST = 20;

  private final Summary summary;
  private final Map<String, List<Sample>> warm;
  private final int[] sequences;
  private final List<Integer> takeovers = new ArrayList<>();
  private final double right;
  private final Axis x;
  private final Axis y;

  private TimelinePlot(Summary summary, Map<String, List<Sample>> warm) {
    this.summary = summary;
    this.warm = warm;
    this.sequences =
        warm.values().stream().flatMap(List::stream).mapToInt(Sample::sequence).sorted().toArray();
    findTakeovers();
    List<double[]> series = warm.values().stream().map(Latencies::of).toList();
    this.right = PlotStyle.WIDTH - 15 - LabelLayout.column(List.copyOf(warm.keySet()));
    this.x = Axis.linear(sequences.length, LEFT, right, 4);
    this.y =
        Axis.logarithmic(
            PlotStyle.least(series) * 0.95, PlotStyle.most(series) * 1.05, BOTTOM, TOP);
  }

  /** The warm calls of a function. */
  public static Optional<Figure> ofWarmCalls(FunctionView function) {
    Map<String, List<Sample>> warm = function.warm();
    return warm.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "Warm calls in order",
                render(function.run().summary(), function.name(), warm),
                "Every warm call in the order they were made. At each line new instances took over;"
                    + " a stretch at another level is an instance, or a moment, unlike the others."));
  }

  public static String render(Summary summary, String function, Map<String, List<Sample>> warm) {
    TimelinePlot plot = new TimelinePlot(summary, warm);
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, function + ": warm latencies in order");
    plot.frame(svg);
    plot.points(svg);
    plot.names(svg);
    return svg.finish();
  }

  /** Between the warm calls of one trial nothing else is called; between trials there is. */
  private void findTakeovers() {
    for (int i = 1; i < sequences.length; i++) {
      if (sequences[i] - sequences[i - 1] > WARM_UP_AT_LEAST) {
        takeovers.add(i);
      }
    }
  }

  private void frame(Svg svg) {
    for (double tick : y.ticks()) {
      svg.line("grid", LEFT, y.at(tick), right, y.at(tick));
      svg.text("tick", LEFT - 6, y.at(tick) + 4, Svg.Anchor.END, Axis.label(tick));
    }
    for (int takeover : takeovers) {
      svg.line("grid strong", x.at(takeover + 0.5), TOP, x.at(takeover + 0.5), BOTTOM);
    }
    for (double tick : x.ticks()) {
      svg.text("tick", x.at(tick), BOTTOM + 16, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text("axis", right, BOTTOM + 33, Svg.Anchor.END, "warm calls, in the order made");
    svg.text("axis", 0, 12, Svg.Anchor.START, "milliseconds, logarithmic");
  }

  private void points(Svg svg) {
    for (Map.Entry<String, List<Sample>> target : warm.entrySet()) {
      List<Sample> samples = target.getValue();
      int every = 1 + (samples.size() - 1) / MOST_POINTS;
      for (int i = 0; i < samples.size(); i += every) {
        svg.circle(
            "point " + PlotStyle.colour(summary, target.getKey()),
            x.at(1 + Arrays.binarySearch(sequences, samples.get(i).sequence())),
            y.at(samples.get(i).latencyMillis().getAsDouble()),
            1.8);
      }
    }
  }

  private void names(Svg svg) {
    List<String> names = List.copyOf(warm.keySet());
    double[] places =
        names.stream()
            .mapToDouble(name -> y.at(PlotStyle.median(Latencies.of(warm.get(name)))))
            .toArray();
    double[] spread = LabelLayout.spread(places, LabelLayout.rooms(places.length, 16), TOP, BOTTOM);
    for (int i = 0; i < places.length; i++) {
      String colour = PlotStyle.colour(summary, names.get(i));
      svg.path(
          "leader " + colour, new double[][] {{right + 2, places[i]}, {right + 12, spread[i]}});
      svg.text("name " + colour, right + 15, spread[i] + 4, Svg.Anchor.START, names.get(i));
    }
  }
}
