package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.ResourceView;
import io.faasduet.bench.results.ResourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step's processes have read and written, over time. */
public final class IoPlot {
  private static final double KIBIBYTE = 1024;
  private static final double MEBIBYTE = 1 << 20;

  private IoPlot() {}

  /** Bytes since sampling began; empty if the kernel does not tell. */
  public static Optional<Figure> of(ResourceView view) {
    List<ResourceCurves.Curve> bytes = new ArrayList<>();
    add(view, "rchar", ResourceColumn.RCHAR_BYTES, bytes);
    add(view, "wchar", ResourceColumn.WCHAR_BYTES, bytes);
    add(view, "read", ResourceColumn.READ_BYTES, bytes);
    add(view, "written", ResourceColumn.WRITE_BYTES, bytes);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    double most = bytes.stream().mapToDouble(ResourceCurves.Curve::most).max().getAsDouble();
    boolean large = most >= MEBIBYTE;
    List<ResourceCurves.Curve> curves =
        bytes.stream().map(curve -> scaled(curve, large ? MEBIBYTE : KIBIBYTE)).toList();
    String place = ResourceCurves.place(view);
    return Optional.of(
        new Figure(
            "I/O, " + place,
            ResourceCurves.render(
                view, curves, (large ? "MB" : "KB") + " since sampling began", "I/O on " + place),
            "rchar and wchar: bytes of all read and write calls, sockets included where these"
                + " system calls serve them. Read and written: bytes of the block device."));
  }

  private static void add(
      ResourceView view, String name, ResourceColumn column, List<ResourceCurves.Curve> curves) {
    List<double[]> points = view.overTime(column);
    if (!points.isEmpty()) {
      double begin = points.get(0)[1];
      curves.add(
          new ResourceCurves.Curve(
              name,
              points.stream().map(point -> new double[] {point[0], point[1] - begin}).toList()));
    }
  }

  private static ResourceCurves.Curve scaled(ResourceCurves.Curve curve, double unit) {
    return new ResourceCurves.Curve(
        curve.name(),
        curve.points().stream().map(point -> new double[] {point[0], point[1] / unit}).toList());
  }
}
