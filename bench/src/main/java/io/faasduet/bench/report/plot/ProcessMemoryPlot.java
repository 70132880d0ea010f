package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.ResourceView;
import io.faasduet.bench.results.ResourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The memory of a step's processes by kind, over time. */
public final class ProcessMemoryPlot {
  private static final double MEBIBYTE = 1 << 20;

  private ProcessMemoryPlot() {}

  /** USS, PSS and RSS; empty if none could be read. */
  public static Optional<Figure> of(ResourceView view) {
    List<ResourceCurves.Curve> curves = new ArrayList<>();
    add(view, "RSS", ResourceColumn.RSS_BYTES, curves);
    add(view, "PSS", ResourceColumn.PSS_BYTES, curves);
    add(view, "USS", ResourceColumn.USS_BYTES, curves);
    String place = ResourceCurves.place(view);
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "Memory, " + place,
                ResourceCurves.render(view, curves, "MB", "memory on " + place),
                "Memory by kind while calls were answered. The marks below are calls."));
  }

  private static void add(
      ResourceView view, String name, ResourceColumn column, List<ResourceCurves.Curve> curves) {
    List<double[]> points =
        view.overTime(column).stream()
            .map(point -> new double[] {point[0], point[1] / MEBIBYTE})
            .toList();
    if (!points.isEmpty()) {
      curves.add(new ResourceCurves.Curve(name, points));
    }
  }
}
