package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.MemoryPlot.Curve;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The medians of all functions by memory size in one figure: cold starts, warm calls, loads. */
public final class CombinedMemoryPlot {
  private static final double TOP = 26;
  private static final double HEIGHT = 150;
  private static final double PITCH = HEIGHT + 58;
  private static final double FOOT = 40;

  /** What a panel shows of each function. */
  private record Panel(String axis, List<Curve> curves) {}

  private CombinedMemoryPlot() {}

  /** The figure; empty unless two functions or more were measured at several sizes. */
  public static Optional<Figure> of(Summary summary) {
    List<Panel> panels =
        Stream.of(
                panel(summary, "cold starts", of -> Optional.of(of.cold())),
                panel(summary, "warm calls", of -> Optional.of(of.warm())),
                panel(summary, "load", CombinedMemoryPlot::onlyLoad))
            .filter(panel -> panel.curves().size() > 1)
            .toList();
    return panels.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "All functions by memory",
                render(panels),
                "The median of each function at each memory size."));
  }

  private static String render(List<Panel> panels) {
    Svg svg =
        new Svg(
            PlotStyle.WIDTH,
            TOP + (panels.size() - 1) * PITCH + HEIGHT + FOOT,
            "medians of all functions by memory");
    double top = TOP;
    PlotArea last = null;
    for (Panel panel : panels) {
      last =
          new MemoryPlot(panel.curves())
              .panel(svg, top, panel.axis(), "ms", MemoryPoint::latencyMillis);
      top += PITCH;
    }
    svg.text("axis", last.right(), last.bottom() + 33, Svg.Anchor.END, "megabytes, logarithmic");
    return svg.finish();
  }

  /** The load of a function that has one. */
  private static Optional<Summary.Comparison> onlyLoad(Summary.FunctionSummary function) {
    return function.loads().size() == 1
        ? Optional.of(function.loads().get(0).latencies())
        : Optional.empty();
  }

  private static Panel panel(Summary summary, String what, Measured measured) {
    Map<String, Curve> curves = new LinkedHashMap<>();
    for (Summary.FunctionSummary function : summary.functions()) {
      measured.of(function).stream()
          .flatMap(comparison -> comparison.targets().stream())
          .forEach(target -> add(summary.run(), function.name(), target, curves));
    }
    List<Curve> drawn = curves.values().stream().filter(curve -> curve.sizes().size() > 1).toList();
    drawn.forEach(
        curve -> curve.sizes().sort(Comparator.comparingInt(MemoryPoint::memoryMegabytes)));
    return new Panel("median of " + what + ", milliseconds", drawn);
  }

  private static void add(
      Run run, String function, Summary.TargetSummary target, Map<String, Curve> curves) {
    Optional<Integer> memory =
        run.targets().stream()
            .filter(it -> it.name().equals(target.name()))
            .findFirst()
            .flatMap(Run.MeasuredTarget::memoryMegabytes);
    if (memory.isEmpty() || target.latency().isEmpty()) {
      return;
    }
    String platform = Run.MeasuredTarget.withoutMemory(target.name(), memory.get());
    if (!platform.equals(target.name())) {
      curves
          .computeIfAbsent(
              function + " on " + platform,
              name -> new Curve(name, "t" + curves.size() % 6, new ArrayList<>()))
          .sizes()
          .add(new MemoryPoint(memory.get(), target.latency().get().median().value(), 0));
    }
  }

  /** A comparison of a function's, where it has one. */
  @FunctionalInterface
  private interface Measured {
    Optional<Summary.Comparison> of(Summary.FunctionSummary function);
  }
}
