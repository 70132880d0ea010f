package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.LoadView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Latency over the time of a load: the median of each slice, and its slowest answer. */
public final class LoadLatencyPlot {
  private static final double LEFT = 40;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  private LoadLatencyPlot() {}

  /** The latencies of a load; empty if it has too few requests to be seen over time. */
  public static Optional<Figure> ofLoad(LoadView load) {
    List<LoadSlices> targets =
        LoadSlices.of(load).stream().filter(target -> !target.answered().isEmpty()).toList();
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(targets, load.function().name() + ", " + load.name()),
                "Latency by when requests were due: the median of every %s s, and its slowest answer as a dot."
                    .formatted(Axis.label(targets.get(0).width()))));
  }

  /** Of targets that have answers. */
  static String render(List<LoadSlices> targets, String what) {
    PlotArea panel =
        PlotArea.beside(targets.stream().map(LoadSlices::name).toList(), LEFT, TOP, BOTTOM);
    List<LoadSlices.Slice> all = targets.stream().flatMap(t -> t.answered().stream()).toList();
    Axis x = panel.horizontal(targets.get(0).seconds());
    Axis y =
        Axis.logarithmic(
            all.stream().mapToDouble(LoadSlices.Slice::median).min().orElseThrow() * 0.95,
            all.stream().mapToDouble(LoadSlices.Slice::slowest).max().orElseThrow() * 1.05,
            BOTTOM,
            TOP);
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": latency over time");
    panel.values(svg, y, "milliseconds, logarithmic");
    panel.places(svg, x, "seconds since the load began");
    List<PlotArea.Named> names = new ArrayList<>();
    for (LoadSlices target : targets) {
      List<LoadSlices.Slice> slices = target.answered();
      for (LoadSlices.Slice slice : slices) {
        svg.circle(
            "point " + target.colour(),
            x.at(slice.middle()),
            y.at(slice.slowest()),
            1.8,
            "%s, %s s: median %s ms, slowest %s ms"
                .formatted(
                    target.name(),
                    Axis.label(slice.middle()),
                    Axis.label(slice.median()),
                    Axis.label(slice.slowest())));
      }
      for (List<LoadSlices.Slice> piece : pieces(slices)) {
        svg.path("curve " + target.colour(), curve(piece, x, y));
      }
      double last = slices.get(slices.size() - 1).median();
      names.add(new PlotArea.Named(target.name(), target.colour(), y.at(last)));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  /** A slice without an answer is a gap in the curve. */
  private static List<List<LoadSlices.Slice>> pieces(List<LoadSlices.Slice> slices) {
    List<List<LoadSlices.Slice>> pieces = new ArrayList<>();
    double end = -1;
    for (LoadSlices.Slice slice : slices) {
      if (slice.from() != end) {
        pieces.add(new ArrayList<>());
      }
      pieces.get(pieces.size() - 1).add(slice);
      end = slice.to();
    }
    return pieces;
  }

  /** From the first slice's beginning to the last one's end, so that a single one can be seen. */
  private static double[][] curve(List<LoadSlices.Slice> piece, Axis x, Axis y) {
    LoadSlices.Slice first = piece.get(0);
    LoadSlices.Slice last = piece.get(piece.size() - 1);
    List<double[]> points = new ArrayList<>();
    points.add(new double[] {x.at(first.from()), y.at(first.median())});
    for (LoadSlices.Slice slice : piece) {
      points.add(new double[] {x.at(slice.middle()), y.at(slice.median())});
    }
    points.add(new double[] {x.at(last.to()), y.at(last.median())});
    return points.toArray(double[][]::new);
  }
}
