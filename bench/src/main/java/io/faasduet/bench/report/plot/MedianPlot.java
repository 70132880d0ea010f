package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.statistics.Interval;
import java.util.List;

/** The targets' medians as dots, with their intervals as lines, from zero on. */
public final class MedianPlot {
  private static final double RIGHT = PlotStyle.WIDTH - 78;
  private static final double ROW = 30;

  private MedianPlot() {}

  public static String render(Summary summary, Summary.Comparison comparison, String what) {
    List<Summary.TargetSummary> targets =
        comparison.targets().stream().filter(target -> target.latency().isPresent()).toList();
    double left =
        14 + LabelLayout.column(targets.stream().map(Summary.TargetSummary::name).toList());
    double bottom = 8 + targets.size() * ROW;
    Axis scale =
        Axis.linear(
            targets.stream().mapToDouble(MedianPlot::reach).max().orElse(1), left, RIGHT, 4);
    MillisFormat millis =
        MillisFormat.forMedians(
            targets.stream().mapToDouble(t -> t.latency().orElseThrow().median().value()));
    Svg svg = new Svg(PlotStyle.WIDTH, bottom + 36, what + ": medians with 95% intervals");
    for (double tick : scale.ticks()) {
      svg.line("grid", scale.at(tick), 4, scale.at(tick), bottom);
      svg.text("tick", scale.at(tick), bottom + 15, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text("axis", RIGHT, bottom + 31, Svg.Anchor.END, "milliseconds");
    for (int i = 0; i < targets.size(); i++) {
      row(svg, summary, targets.get(i), scale, millis, 8 + ROW * (i + 0.5));
    }
    return svg.finish();
  }

  private static void row(
      Svg svg,
      Summary summary,
      Summary.TargetSummary target,
      Axis scale,
      MillisFormat millis,
      double y) {
    String colour = PlotStyle.colour(summary, target.name());
    Summary.Latency latency = target.latency().orElseThrow();
    double median = latency.median().value();
    svg.text("name " + colour, scale.at(0) - 12, y + 4, Svg.Anchor.END, target.name());
    latency.median().interval().ifPresent(interval -> whisker(svg, colour, interval, scale, y));
    svg.circle(
        "dot " + colour,
        scale.at(median),
        y,
        4.5,
        target.name() + ": " + millis.text(latency.median()) + " ms");
    svg.text("value " + colour, PlotStyle.WIDTH - 4, y + 4, Svg.Anchor.END, millis.text(median));
  }

  private static void whisker(Svg svg, String colour, Interval interval, Axis scale, double y) {
    double low = scale.at(interval.low());
    double high = scale.at(interval.high());
    svg.line("whisker " + colour, low, y, high, y);
    svg.line("whisker " + colour, low, y - 5, low, y + 5);
    svg.line("whisker " + colour, high, y - 5, high, y + 5);
  }

  private static double reach(Summary.TargetSummary target) {
    Summary.Latency latency = target.latency().orElseThrow();
    return latency.median().interval().map(Interval::high).orElse(latency.median().value());
  }
}
