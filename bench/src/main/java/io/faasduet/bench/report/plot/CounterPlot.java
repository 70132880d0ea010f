package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.ResourceView;
import io.faasduet.bench.results.ResourceColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step's processes executed, over time: hardware counters, or else processor time. */
public final class CounterPlot {
  /** Finer, and what is seen is the kernel's tick of 10 ms or the interval of sampling. */
  private static final double LEAST_SECONDS = 0.2;

  private static final int MOST_SLICES = 60;

  private CounterPlot() {}

  /** Instructions and cycles a second, or the use of processors; empty if too short. */
  public static Optional<Figure> of(ResourceView view) {
    List<ResourceCurves.Curve> counted = new ArrayList<>();
    add(view, "instructions", ResourceColumn.INSTRUCTIONS_COUNT, 1e9, counted);
    add(view, "cycles", ResourceColumn.CYCLES_COUNT, 1e9, counted);
    String place = ResourceCurves.place(view);
    if (!counted.isEmpty()) {
      return Optional.of(
          new Figure(
              "Counters, " + place,
              ResourceCurves.render(view, counted, "10⁹ a second", "counters on " + place),
              "Hardware counters. The marks below are calls."));
    }
    List<ResourceCurves.Curve> used = new ArrayList<>();
    add(view, "user", ResourceColumn.CPU_USER_MS, 10, used); // 10 ms a second are one percent
    add(view, "system", ResourceColumn.CPU_SYSTEM_MS, 10, used);
    return used.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "Processor time, " + place,
                ResourceCurves.render(
                    view, used, "percent of one CPU", "processor time on " + place),
                "Software counters: the kernel's, in ticks of 10 ms. The marks below are calls."));
  }

  private static void add(
      ResourceView view,
      String name,
      ResourceColumn column,
      double unit,
      List<ResourceCurves.Curve> curves) {
    List<double[]> rates = rates(view.overTime(column), unit);
    if (!rates.isEmpty()) {
      curves.add(new ResourceCurves.Curve(name, rates));
    }
  }

  /** What was added in each slice, a second; at the slice's middle. */
  static List<double[]> rates(List<double[]> totals, double unit) {
    if (totals.isEmpty()) {
      return List.of();
    }
    double all = totals.get(totals.size() - 1)[0];
    double slice = Math.max(LEAST_SECONDS, all / MOST_SLICES);
    List<double[]> rates = new ArrayList<>();
    double[] from = totals.get(0);
    for (double[] point : totals) {
      double seconds = point[0] - from[0];
      if (seconds >= slice) {
        rates.add(new double[] {(from[0] + point[0]) / 2, (point[1] - from[1]) / seconds / unit});
        from = point;
      }
    }
    return rates;
  }
}
