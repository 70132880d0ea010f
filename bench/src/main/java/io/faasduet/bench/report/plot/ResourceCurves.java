package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.ResourceView;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.List;

/** Curves over the time of one step's sampling, above marks for its calls. */
final class ResourceCurves {
  private static final double LEFT = 56;
  private static final double TOP = 26;
  private static final double BOTTOM = 236;
  private static final int MOST_MARKS = 400;
  private static final int COLOURS = 6;

  private ResourceCurves() {}

  /**
   * A curve.
   *
   * @param points seconds since sampling began, and the value
   */
  record Curve(String name, List<double[]> points) {
    double most() {
      return points.stream().mapToDouble(point -> point[1]).max().orElse(0);
    }
  }

  /** Which process they are of: {@code http}, or {@code 5 on http}. */
  static String place(ResourceView view) {
    int instances = view.figures().instances();
    return instances == 1
        ? view.figures().target()
        : instances + " instances on " + view.figures().target() + ", together";
  }

  static String render(ResourceView view, List<Curve> curves, String unit, String label) {
    PlotArea panel = PlotArea.beside(curves.stream().map(Curve::name).toList(), LEFT, TOP, BOTTOM);
    double end =
        curves.stream()
            .flatMap(curve -> curve.points().stream())
            .mapToDouble(point -> point[0])
            .max()
            .orElse(1);
    Axis x = panel.horizontal(end);
    Axis y = panel.vertical(1.05 * curves.stream().mapToDouble(Curve::most).max().orElse(0));
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 44, view.function().name() + ", " + label);
    panel.values(svg, y, unit);
    marks(svg, view, x, end);
    List<PlotArea.Named> names = new ArrayList<>();
    // the colours that no target has
    int first = view.function().run().summary().run().targets().size();
    for (int i = 0; i < curves.size(); i++) {
      String colour = "t" + (first + i) % COLOURS;
      double[][] points =
          curves.get(i).points().stream()
              .map(point -> new double[] {x.at(point[0]), y.at(point[1])})
              .toArray(double[][]::new);
      svg.path("curve " + colour, points);
      names.add(new PlotArea.Named(curves.get(i).name(), colour, points[points.length - 1][1]));
    }
    panel.names(svg, names);
    for (double tick : x.ticks()) {
      svg.text("tick", x.at(tick), BOTTOM + 22, Svg.Anchor.MIDDLE, Axis.label(tick));
    }
    svg.text("axis", panel.right(), BOTTOM + 38, Svg.Anchor.END, "seconds since sampling began");
    return svg.finish();
  }

  /** From when each call was sent until it was answered. */
  private static void marks(Svg svg, ResourceView view, Axis x, double end) {
    List<Sample> calls = view.calls();
    String colour = PlotStyle.colour(view.function().run().summary(), view.figures().target());
    int every = 1 + (calls.size() - 1) / MOST_MARKS;
    for (int i = 0; i < calls.size(); i += every) {
      double start = (calls.get(i).startNanos() - view.beginNanos()) / 1e9;
      double until = start + calls.get(i).latencyMillis().orElse(0) / 1e3;
      double from = x.at(Math.max(0, Math.min(start, end)));
      double to = x.at(Math.max(0, Math.min(until, end)));
      svg.rectangle("dot " + colour, from, BOTTOM + 2, Math.max(0.6, to - from - 0.4), 5);
    }
  }
}
