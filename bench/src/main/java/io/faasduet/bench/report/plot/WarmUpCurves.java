package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Latencies;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How each target's processes got faster, from their first call on. */
public final class WarmUpCurves {
  /** A curve of fewer calls shows no warming up. */
  private static final int FEWEST_CALLS = 10;

  private WarmUpCurves() {}

  /** The plot; empty if no process was warmed up. */
  public static String render(Summary summary, String function, List<Sample> samples) {
    List<WarmUpPlot.Curve> curves = new ArrayList<>();
    for (String target : summary.run().targetNames()) {
      List<double[]> processes =
          byProcess(samples, function, target).values().stream()
              .map(Latencies::of)
              .filter(calls -> calls.length >= FEWEST_CALLS)
              .toList();
      if (!processes.isEmpty()) {
        curves.add(WarmUpPlot.Curve.of(target, PlotStyle.colour(summary, target), processes));
      }
    }
    return curves.isEmpty() ? "" : WarmUpPlot.render(curves, function);
  }

  /** The calls that followed the first of each process, which is a cold start, in their order. */
  private static Map<Integer, List<Sample>> byProcess(
      List<Sample> samples, String function, String target) {
    return samples.stream()
        .filter(s -> s.experiment() == SampleKind.WARMUP || s.experiment() == SampleKind.WARM)
        .filter(s -> s.ok() && !s.cold() && s.process() > 0)
        .filter(s -> s.function().equals(function) && s.target().equals(target))
        .sorted(Comparator.comparingInt(Sample::sequence))
        .collect(Collectors.groupingBy(Sample::process, TreeMap::new, Collectors.toList()));
  }
}
