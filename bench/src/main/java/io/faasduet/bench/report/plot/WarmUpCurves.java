package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Latencies;
import io.faasduet.bench.analysis.SampleIndex;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each target's processes got faster, from their first call on. */
public final class WarmUpCurves {
  /** A curve of fewer calls shows no warming up. */
  private static final int FEWEST_CALLS = 10;

  private WarmUpCurves() {}

  /** The plot of a function; empty if no instance was warmed up. */
  public static Optional<Figure> of(FunctionView function) {
    Summary summary = function.run().summary();
    List<WarmUpPlot.Curve> curves = new ArrayList<>();
    for (String target : summary.run().targetNames()) {
      List<double[]> instances =
          byInstance(function, target).values().stream()
              .map(Latencies::of)
              .filter(calls -> calls.length >= FEWEST_CALLS)
              .toList();
      if (!instances.isEmpty()) {
        curves.add(WarmUpPlot.Curve.of(target, PlotStyle.colour(summary, target), instances));
      }
    }
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "Warming up",
                WarmUpPlot.render(curves, function.name()),
                "Latency by the number of calls that an instance has answered, its cold start left"
                    + " out: the median over instances, and a band from the first to the third"
                    + " quartile."));
  }

  /**
   * The calls that followed the first of each instance, which is a cold start, in their order. None
   * of a study, whose requests differ from call to call, and none where only cold starts were
   * measured, before which one instance prepares the machine.
   */
  private static Map<Integer, List<Sample>> byInstance(FunctionView function, String target) {
    SampleIndex samples = function.run().samples();
    boolean warm = !samples.of(function.name(), target, SampleKind.WARM).isEmpty();
    boolean onlyCold = !warm && !samples.of(function.name(), target, SampleKind.COLD).isEmpty();
    if (onlyCold || !samples.of(function.name(), target, SampleKind.STUDY).isEmpty()) {
      return Map.of();
    }
    return Stream.concat(
            samples.of(function.name(), target, SampleKind.WARMUP).stream(),
            samples.of(function.name(), target, SampleKind.WARM).stream())
        .filter(s -> s.ok() && !s.cold() && s.process() > 0)
        .sorted(Comparator.comparingInt(Sample::sequence))
        .collect(Collectors.groupingBy(Sample::process, TreeMap::new, Collectors.toList()));
  }
}
