package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Latency by memory size, and below it cost by memory size, a curve for each thing that was run.
 */
public final class MemoryPlot {
  private static final double LEFT = 48;
  private static final double TOP = 26;
  private static final double HEIGHT = 150;
  private static final double GAP = 58;
  private static final double LEAST_TICK_GAP = 40;

  private final List<Curve> curves;
  private final List<String> names;

  MemoryPlot(List<Curve> curves) {
    this.curves = curves;
    this.names = curves.stream().map(Curve::name).toList();
  }

  /** A curve for each platform that was run at several sizes; empty if there is none. */
  public static Optional<Figure> of(FunctionView function) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    for (Summary.Cost cost : function.figures().costs()) {
      String name = Run.MeasuredTarget.withoutMemory(cost.target(), cost.memoryMegabytes());
      if (!name.equals(cost.target())) {
        median(function, cost)
            .ifPresent(
                millis ->
                    curves
                        .computeIfAbsent(
                            name,
                            unseen -> new Curve(name, "t" + curves.size() % 6, new ArrayList<>()))
                        .sizes()
                        .add(
                            new MemoryPoint(cost.memoryMegabytes(), millis, cost.usdPerMillion())));
      }
    }
    List<Curve> drawn = curves.values().stream().filter(curve -> curve.sizes().size() > 1).toList();
    drawn.forEach(
        curve -> curve.sizes().sort(Comparator.comparingInt(MemoryPoint::memoryMegabytes)));
    return drawn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(drawn, function.name(), "median of warm calls"),
                "More memory comes with more processor time: latency falls, and cost with it, until"
                    + " the function cannot use more."));
  }

  private static Optional<Double> median(FunctionView function, Summary.Cost cost) {
    return function.figures().warm().latency(cost.target()).map(of -> of.median().value());
  }

  /**
   * What one thing did at each size.
   *
   * @param colour the class of its colour
   * @param sizes in ascending order of memory, at least one
   */
  public record Curve(String name, String colour, List<MemoryPoint> sizes) {}

  /**
   * The image.
   *
   * @param latency what the latency is, such as {@code median latency}
   */
  public static String render(List<Curve> curves, String what, String latency) {
    MemoryPlot plot = new MemoryPlot(curves);
    double second = TOP + HEIGHT + GAP;
    Svg svg = new Svg(PlotStyle.WIDTH, second + HEIGHT + 40, what + ": latency and cost by memory");
    plot.panel(svg, TOP, latency + ", milliseconds", "ms", MemoryPoint::latencyMillis);
    PlotArea below =
        plot.panel(svg, second, "US dollars per million", "USD", MemoryPoint::usdPerMillion);
    svg.text("axis", below.right(), below.bottom() + 33, Svg.Anchor.END, "megabytes, logarithmic");
    return svg.finish();
  }

  /** Draws one value of each size, in the area that it returns. */
  PlotArea panel(
      Svg svg, double top, String axis, String unit, ToDoubleFunction<MemoryPoint> value) {
    PlotArea panel = PlotArea.beside(names, LEFT, top, top + HEIGHT);
    Axis x = memory(panel);
    Axis y =
        panel.vertical(
            curves.stream().flatMap(c -> c.sizes().stream()).mapToDouble(value).max().orElse(1));
    panel.values(svg, y, axis);
    sizes(svg, panel, x);
    for (Curve curve : curves) {
      svg.path(
          "curve " + curve.colour(),
          curve.sizes().stream()
              .map(
                  size ->
                      new double[] {x.at(size.memoryMegabytes()), y.at(value.applyAsDouble(size))})
              .toArray(double[][]::new));
      for (MemoryPoint size : curve.sizes()) {
        double v = value.applyAsDouble(size);
        svg.circle(
            "dot " + curve.colour(),
            x.at(size.memoryMegabytes()),
            y.at(v),
            3.5,
            String.format(
                Locale.ROOT,
                "%s, %d MB: %s %s",
                curve.name(),
                size.memoryMegabytes(),
                Axis.label(v),
                unit));
      }
    }
    panel.names(
        svg,
        curves.stream()
            .map(c -> new PlotArea.Named(c.name(), c.colour(), y.at(value.applyAsDouble(last(c)))))
            .toList());
    return panel;
  }

  /** Marks the sizes that were measured; where they are close, not each of them. */
  private void sizes(Svg svg, PlotArea panel, Axis x) {
    Set<Integer> measured = new TreeSet<>();
    curves.forEach(c -> c.sizes().forEach(size -> measured.add(size.memoryMegabytes())));
    double free = 0;
    for (int size : measured) {
      svg.line("grid", x.at(size), panel.top(), x.at(size), panel.bottom());
      if (x.at(size) >= free) {
        svg.text("tick", x.at(size), panel.bottom() + 16, Svg.Anchor.MIDDLE, Axis.label(size));
        free = x.at(size) + LEAST_TICK_GAP;
      }
    }
  }

  private Axis memory(PlotArea panel) {
    double[] sizes =
        curves.stream()
            .flatMap(c -> c.sizes().stream())
            .mapToDouble(MemoryPoint::memoryMegabytes)
            .sorted()
            .toArray();
    return Axis.logarithmic(
        sizes[0] * 0.92, sizes[sizes.length - 1] * 1.04, panel.left(), panel.right());
  }

  private static MemoryPoint last(Curve curve) {
    return curve.sizes().get(curve.sizes().size() - 1);
  }
}
