package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.text.MillisFormat;
import java.util.List;

/** A bar for each target, made of the steps that its time went into. */
public final class StackedBars {
  private static final double RIGHT = PlotStyle.WIDTH - 70;
  private static final double ROW = 34;
  private static final double BAR = 20;
  private static final double ROOM_FOR_VALUE = 34;

  private StackedBars() {}

  /** One target's bar. */
  public record Bar(String name, List<Segment> segments) {
    double total() {
      return segments.stream().mapToDouble(Segment::millis).sum();
    }
  }

  /**
   * One step of a bar.
   *
   * @param place which step it is, which decides its shade
   */
  public record Segment(int place, String name, double millis) {}

  public static String render(Summary summary, List<Bar> bars, String what) {
    double left = 10 + LabelLayout.column(bars.stream().map(Bar::name).toList());
    double bottom = 4 + bars.size() * ROW;
    Axis scale = Axis.linear(bars.stream().mapToDouble(Bar::total).max().orElse(1), left, RIGHT, 4);
    MillisFormat millis = MillisFormat.forMedians(bars.stream().mapToDouble(Bar::total));
    Svg svg = new Svg(PlotStyle.WIDTH, bottom + 36, what);
    for (double tick : scale.ticks()) {
      svg.line("grid", scale.at(tick), 4, scale.at(tick), bottom);
      svg.text("tick", scale.at(tick), bottom + 15, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text("axis", RIGHT, bottom + 31, Svg.Anchor.END, "milliseconds");
    for (int i = 0; i < bars.size(); i++) {
      bar(svg, summary, bars.get(i), scale, millis, 4 + ROW * i + (ROW - BAR) / 2);
    }
    return svg.finish();
  }

  private static void bar(
      Svg svg, Summary summary, Bar bar, Axis scale, MillisFormat millis, double y) {
    double text = y + BAR / 2 + 4;
    String colour = PlotStyle.colour(summary, bar.name());
    svg.text("name " + colour, scale.at(0) - 8, text, Svg.Anchor.END, bar.name());
    double start = 0;
    for (Segment segment : bar.segments()) {
      double from = scale.at(start);
      double width = scale.at(start + segment.millis()) - from;
      svg.rectangle(
          "segment p" + segment.place(),
          from,
          y,
          Math.max(width - 1, 0.3),
          BAR,
          "%s, %s: %s".formatted(bar.name(), segment.name(), Axis.label(segment.millis()) + " ms"));
      if (width > ROOM_FOR_VALUE) {
        svg.text(
            "inside p" + segment.place(),
            from + width / 2,
            text,
            Svg.Anchor.MIDDLE,
            millis.text(segment.millis()));
      }
      start += segment.millis();
    }
    svg.text("value", scale.at(start) + 6, text, Svg.Anchor.START, millis.text(start));
  }
}
