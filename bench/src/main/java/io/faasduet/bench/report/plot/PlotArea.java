package io.faasduet.bench.report.plot;

import java.util.List;

/**
 * The part of an image in which curves run: its place, its axes, and the names at the curves' ends.
 *
 * @param left where the horizontal axis begins
 * @param right where it ends; names stand to the right of it
 * @param top where the vertical axis ends
 * @param bottom where it begins
 */
record PlotArea(double left, double right, double top, double bottom) {
  private static final double LINE = 16;
  private static final double LEADER = 12;

  /** A panel of the plots' width that leaves room for names on its right. */
  static PlotArea beside(List<String> names, double left, double top, double bottom) {
    double room = names.isEmpty() ? 12 : LEADER + 6 + LabelLayout.column(names);
    return new PlotArea(left, PlotStyle.WIDTH - room, top, bottom);
  }

  /** From 0 to {@code most}; to 1 if nothing is above 0. */
  Axis horizontal(double most) {
    return Axis.linear(most, left, right, 4);
  }

  /** From 0 to {@code most}; to 1 if nothing is above 0. */
  Axis vertical(double most) {
    return Axis.linear(most, bottom, top, 4);
  }

  /** The values across, as lines with their labels on the left, and what they are above them. */
  void values(Svg svg, Axis y, String what) {
    for (double tick : y.ticks()) {
      svg.line("grid", left, y.at(tick), right, y.at(tick));
      svg.text("tick", left - 6, y.at(tick) + 4, Svg.Anchor.END, Axis.label(tick));
    }
    svg.text("axis", 0, top - 14, Svg.Anchor.START, what);
  }

  /** The labels below, and what they are. */
  void places(Svg svg, Axis x, String what) {
    for (double tick : x.ticks()) {
      svg.text("tick", x.at(tick), bottom + 16, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text("axis", right, bottom + 33, Svg.Anchor.END, what);
  }

  /** Names curves at their right ends, apart from each other. */
  void names(Svg svg, List<Named> curves) {
    double[] places = curves.stream().mapToDouble(Named::y).toArray();
    double[] spread =
        LabelLayout.spread(places, LabelLayout.rooms(places.length, LINE), top, bottom);
    for (int i = 0; i < places.length; i++) {
      Named curve = curves.get(i);
      svg.path(
          "leader " + curve.colour(),
          new double[][] {{right + 2, places[i]}, {right + LEADER, spread[i]}});
      svg.text(
          "name " + curve.colour(),
          right + LEADER + 3,
          spread[i] + 4,
          Svg.Anchor.START,
          curve.name());
    }
  }

  /** A curve's name, its colour class, and the height of its right end. */
  record Named(String name, String colour, double y) {}
}
