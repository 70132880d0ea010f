package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.PayloadOverhead;
import io.faasduet.bench.analysis.SizeOverhead;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The time outside the function by the size of requests: a curve for each target. */
public final class PayloadPlot {
  private static final double LEFT = 48;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  private PayloadPlot() {}

  /** That of warm calls; empty if there are no two sizes of them. */
  public static Optional<Figure> ofWarmCalls(FunctionView view) {
    return of(view, false, "warm calls", "Latency less the function's own time, of warm calls.");
  }

  /** That of cold starts; empty if there are no two sizes of them. */
  public static Optional<Figure> ofColdStarts(FunctionView view) {
    return of(
        view,
        true,
        "cold starts",
        "The same of cold starts, where it has the start of the instance too.");
  }

  private static Optional<Figure> of(FunctionView view, boolean cold, String what, String caption) {
    List<PayloadOverhead> curves =
        view.figures().overheads().stream()
            .filter(overhead -> overhead.cold() == cold && drawn(overhead).size() > 1)
            .toList();
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(view.run().summary(), curves, view.name() + ", " + what),
                caption + " Dots are medians, lines their 95% intervals."));
  }

  private static String render(Summary summary, List<PayloadOverhead> curves, String what) {
    PlotArea panel =
        PlotArea.beside(curves.stream().map(PayloadOverhead::target).toList(), LEFT, TOP, BOTTOM);
    List<SizeOverhead> all = curves.stream().flatMap(c -> drawn(c).stream()).toList();
    Axis x =
        Axis.logarithmic(
            all.stream().mapToInt(SizeOverhead::bytes).min().orElseThrow() * 0.92,
            all.stream().mapToInt(SizeOverhead::bytes).max().orElseThrow() * 1.08,
            panel.left(),
            panel.right());
    Axis y =
        Axis.logarithmic(
            all.stream().mapToDouble(size -> ends(size).low()).min().orElseThrow() * 0.95,
            all.stream().mapToDouble(size -> ends(size).high()).max().orElseThrow() * 1.05,
            BOTTOM,
            TOP);
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": time outside the function by size");
    panel.values(svg, y, "milliseconds, logarithmic");
    panel.places(svg, x, "bytes of the request, logarithmic");
    List<PlotArea.Named> names = new ArrayList<>();
    for (PayloadOverhead curve : curves) {
      String colour = PlotStyle.colour(summary, curve.target());
      List<SizeOverhead> sizes = drawn(curve);
      svg.path(
          "curve " + colour,
          sizes.stream()
              .map(size -> new double[] {x.at(size.bytes()), y.at(overhead(size).value())})
              .toArray(double[][]::new));
      for (SizeOverhead size : sizes) {
        Interval ends = ends(size);
        svg.path(
            "leader " + colour,
            new double[][] {
              {x.at(size.bytes()), y.at(ends.low())}, {x.at(size.bytes()), y.at(ends.high())}
            });
        svg.circle(
            "dot " + colour,
            x.at(size.bytes()),
            y.at(overhead(size).value()),
            3,
            String.format(
                Locale.ROOT,
                "%s, %,d bytes: %s ms",
                curve.target(),
                size.bytes(),
                Axis.label(overhead(size).value())));
      }
      SizeOverhead last = sizes.get(sizes.size() - 1);
      names.add(new PlotArea.Named(curve.target(), colour, y.at(overhead(last).value())));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  /** The sizes that a logarithmic axis can show. */
  private static List<SizeOverhead> drawn(PayloadOverhead curve) {
    return curve.known().stream().filter(size -> overhead(size).value() > 0).toList();
  }

  private static Estimate overhead(SizeOverhead size) {
    return size.overheadMillis().orElseThrow();
  }

  /** Where the interval ends, or the value twice. */
  private static Interval ends(SizeOverhead size) {
    Estimate overhead = overhead(size);
    return overhead.interval().orElseGet(() -> new Interval(overhead.value(), overhead.value()));
  }
}
