package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.study.StudyCurve;
import java.util.List;

/** The curve of a study, on a logarithmic axis across and from 0 up. */
public final class StudyCurvePlot {
  private static final double LEFT = 52;
  private static final double TOP = 26;
  private static final double BOTTOM = 222;

  private StudyCurvePlot() {}

  /** The figure of a curve. */
  public static Figure of(Summary summary, StudyCurve curve, String title) {
    List<StudyCurve.Point> points = curve.points();
    PlotArea panel = PlotArea.beside(List.of(curve.target()), LEFT, TOP, BOTTOM);
    Axis x =
        Axis.logarithmic(
            points.stream().mapToDouble(StudyCurve.Point::at).min().orElseThrow() * 0.92,
            points.stream().mapToDouble(StudyCurve.Point::at).max().orElseThrow() * 1.08,
            panel.left(),
            panel.right());
    Axis y = panel.vertical(points.stream().mapToDouble(StudyCurve.Point::high).max().orElse(1));
    String colour = PlotStyle.colour(summary, curve.target());
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, title);
    panel.values(svg, y, curve.up());
    panel.places(svg, x, curve.across() + ", logarithmic");
    svg.path(
        "curve " + colour,
        points.stream()
            .map(point -> new double[] {x.at(point.at()), y.at(point.value())})
            .toArray(double[][]::new));
    for (StudyCurve.Point point : points) {
      double at = x.at(point.at());
      svg.path(
          "leader " + colour, new double[][] {{at, y.at(point.low())}, {at, y.at(point.high())}});
      svg.circle(
          "dot " + colour,
          at,
          y.at(point.value()),
          3,
          Axis.label(point.at()) + ": " + Axis.label(point.value()));
    }
    panel.names(
        svg,
        List.of(
            new PlotArea.Named(
                curve.target(), colour, y.at(points.get(points.size() - 1).value()))));
    return new Figure("", svg.finish(), curve.caption());
  }
}
