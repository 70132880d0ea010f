package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.bench.statistics.Distribution;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which targets of a function answer warm calls fast enough, and which of these is the cheapest.
 *
 * @param p95Millis what the p95 may be
 */
public record ServiceLevel(double p95Millis) {
  private static final long CALLS_FOR_P95 = Math.round(Distribution.BEYOND / 0.05);

  public ServiceLevel {
    if (!(p95Millis > 0) || Double.isInfinite(p95Millis)) {
      throw new IllegalArgumentException("a p95 must be above 0 ms, not " + p95Millis);
    }
  }

  /**
   * What is found for a function.
   *
   * @param met whether a target is fast enough and has a price
   * @param sentence which, and why
   */
  public record Finding(boolean met, String sentence) {}

  private record Priced(Summary.Cost cost, Optional<Double> p95) {}

  /** The finding of each function that was measured warm. */
  public List<Finding> of(Summary summary) {
    return summary.functions().stream()
        .filter(function -> !function.warm().targets().isEmpty())
        .map(this::finding)
        .toList();
  }

  private Finding finding(Summary.FunctionSummary function) {
    List<Priced> priced =
        function.costs().stream()
            .map(cost -> new Priced(cost, p95(function, cost.target())))
            .toList();
    List<Priced> known = priced.stream().filter(target -> target.p95().isPresent()).toList();
    if (known.isEmpty()) {
      return new Finding(
          false,
          "%s: none does, as no target with a price has a p95, which takes %d calls"
              .formatted(function.name(), CALLS_FOR_P95));
    }
    List<Priced> met =
        known.stream().filter(target -> target.p95().orElseThrow() <= p95Millis).toList();
    return met.stream()
        .min(
            Comparator.<Priced>comparingDouble(target -> target.cost().usdPerMillion())
                .thenComparingDouble(target -> target.p95().orElseThrow()))
        .map(cheapest -> met(function.name(), cheapest, met.size(), known.size()))
        .orElseGet(() -> unmet(function.name(), known));
  }

  private static Finding met(String function, Priced cheapest, int met, int of) {
    return new Finding(
        true,
        String.format(
            Locale.ROOT,
            "%s: %s: p95 %.1f ms at %.2f USD a million, the cheapest of %d of %d that meet it",
            function,
            Run.MeasuredTarget.withMemory(
                Run.MeasuredTarget.withoutMemory(
                    cheapest.cost().target(), cheapest.cost().memoryMegabytes()),
                cheapest.cost().memoryMegabytes()),
            cheapest.p95().orElseThrow(),
            cheapest.cost().usdPerMillion(),
            met,
            of));
  }

  private Finding unmet(String function, List<Priced> known) {
    Priced fastest =
        known.stream()
            .min(Comparator.comparingDouble(target -> target.p95().orElseThrow()))
            .orElseThrow();
    return new Finding(
        false,
        String.format(
            Locale.ROOT,
            "%s: none does; the fastest, %s, has a p95 of %.1f ms, not %.1f",
            function,
            fastest.cost().target(),
            fastest.p95().orElseThrow(),
            p95Millis));
  }

  private static Optional<Double> p95(Summary.FunctionSummary function, String target) {
    return function.warm().latency(target).flatMap(Summary.Latency::p95);
  }
}
