package io.faasduet.bench.report;

import io.faasduet.bench.statistics.Interval;
import java.util.List;

/** The targets' medians as dots, with their intervals as lines, from zero on. */
final class MedianPlot {
  private static final double RIGHT = Plot.WIDTH - 78;
  private static final double ROW = 30;

  private MedianPlot() {}

  static String render(Summary summary, Summary.Comparison comparison, String what) {
    List<Summary.Target> targets =
        comparison.targets().stream().filter(target -> target.latency().isPresent()).toList();
    double left = 14 + Labels.column(targets.stream().map(Summary.Target::name).toList());
    double bottom = 8 + targets.size() * ROW;
    Scale scale =
        Scale.linear(
            targets.stream().mapToDouble(MedianPlot::reach).max().orElse(1), left, RIGHT, 4);
    Millis millis =
        Millis.forMedians(
            targets.stream().mapToDouble(t -> t.latency().orElseThrow().median().value()));
    Svg svg = new Svg(Plot.WIDTH, bottom + 36, what + ": medians with 95% intervals");
    for (double tick : scale.ticks()) {
      svg.line("grid", scale.at(tick), 4, scale.at(tick), bottom);
      svg.text("tick", scale.at(tick), bottom + 15, Svg.Anchor.MIDDLE, Scale.label(tick));
    }
    svg.text("axis", RIGHT, bottom + 31, Svg.Anchor.END, "milliseconds");
    for (int i = 0; i < targets.size(); i++) {
      row(svg, summary, targets.get(i), scale, millis, 8 + ROW * (i + 0.5));
    }
    return svg.finish();
  }

  private static void row(
      Svg svg, Summary summary, Summary.Target target, Scale scale, Millis millis, double y) {
    String colour = Plot.colour(summary, target.name());
    Summary.Latency latency = target.latency().orElseThrow();
    double median = latency.median().value();
    svg.text("name " + colour, scale.at(0) - 12, y + 4, Svg.Anchor.END, target.name());
    latency.median().interval().ifPresent(interval -> whisker(svg, colour, interval, scale, y));
    svg.circle("dot " + colour, scale.at(median), y, 4.5);
    svg.text("value " + colour, Plot.WIDTH - 4, y + 4, Svg.Anchor.END, millis.text(median));
  }

  private static void whisker(Svg svg, String colour, Interval interval, Scale scale, double y) {
    double low = scale.at(interval.low());
    double high = scale.at(interval.high());
    svg.line("whisker " + colour, low, y, high, y);
    svg.line("whisker " + colour, low, y - 5, low, y + 5);
    svg.line("whisker " + colour, high, y - 5, high, y + 5);
  }

  private static double reach(Summary.Target target) {
    Summary.Latency latency = target.latency().orElseThrow();
    return latency.median().interval().map(Interval::high).orElse(latency.median().value());
  }
}
