package io.faasduet.bench.analysis;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.SampledMedian;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Derives the figures of one target in one experiment. */
final class TargetFigures {
  private static final double INIT_LIMIT_MILLIS = 10_000;

  private TargetFigures() {}

  /** The figures; the median is empty if nothing was answered. */
  static Summary.TargetSummary of(Answers answers, Optional<SampledMedian> median) {
    List<Sample> ok = answers.ok();
    ForkJoinTask<Optional<Double>> drift =
        ForkJoinPool.commonPool().submit(() -> Drift.of(answers.units().latencies()));
    ForkJoinTask<Optional<Summary.Latency>> latency =
        ForkJoinPool.commonPool().submit(() -> median.map(TargetFigures::latency));
    return new Summary.TargetSummary(
        answers.target(),
        answers.requests().size(),
        failures(answers.requests()),
        (int) ok.stream().mapToInt(Sample::process).distinct().count(),
        answers.units().latencies().size(),
        answers.units().counted(),
        answers.fault(),
        (int) ok.stream().filter(TargetFigures::repeatedInit).count(),
        latency.join(),
        drift.join(),
        PhaseMeans.of(ok),
        start(ok),
        restore(ok),
        median(
            ok.stream()
                .filter(s -> s.residentBytes().isPresent())
                .mapToDouble(s -> s.residentBytes().getAsLong())
                .toArray()));
  }

  /**
   * Lambda ends an INIT that takes longer than ten seconds, and begins it again in the invocation,
   * whose REPORT line then has no Init Duration. One that was restored has none either.
   */
  private static boolean repeatedInit(Sample ok) {
    return ok.cold()
        && ok.billed()
            .filter(billed -> billed.initMillis().isEmpty() && billed.restoreMillis().isEmpty())
            .isPresent()
        && ok.latencyMillis().getAsDouble() > INIT_LIMIT_MILLIS;
  }

  private static Summary.Latency latency(SampledMedian median) {
    Distribution all = median.clusters().distribution();
    return new Summary.Latency(
        median.estimate(),
        boxed(all.tail(0.9)),
        boxed(all.tail(0.95)),
        boxed(all.tail(0.99)),
        boxed(all.tail(0.999)),
        all.mean(),
        all.standardDeviation(),
        all.count() > 1 ? boxed(all.coefficientOfVariation()) : Optional.empty(),
        boxed(all.tailToMedian()),
        all.quantile(0),
        all.quantile(1));
  }

  private static List<Summary.FailureCount> failures(List<Sample> requests) {
    return requests.stream()
        .filter(sample -> !sample.ok())
        .collect(Collectors.groupingBy(Sample::status, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(kind -> new Summary.FailureCount(kind.getKey(), kind.getValue().intValue()))
        .toList();
  }

  private static Optional<ColdStart> start(List<Sample> ok) {
    List<ColdStart> starts = ok.stream().flatMap(sample -> sample.coldStart().stream()).toList();
    if (starts.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ColdStart(
            mean(starts, ColdStart::processStartMillis),
            mean(starts, ColdStart::runtimeInitMillis),
            mean(starts, ColdStart::functionInitMillis),
            mean(starts, ColdStart::firstInvocationMillis)));
  }

  private static Optional<Summary.Restores> restore(List<Sample> ok) {
    double[] millis =
        ok.stream()
            .flatMap(sample -> sample.billed().stream())
            .flatMapToDouble(billed -> billed.restoreMillis().stream())
            .toArray();
    if (millis.length == 0) {
      return Optional.empty();
    }
    Distribution all = new Distribution(millis);
    return Optional.of(
        new Summary.Restores(millis.length, all.quantile(0.5), all.quantile(0), all.quantile(1)));
  }

  private static double mean(List<ColdStart> starts, ToDoubleFunction<ColdStart> step) {
    return starts.stream().mapToDouble(step).average().orElseThrow();
  }

  private static Optional<Double> median(double[] values) {
    return values.length == 0
        ? Optional.empty()
        : Optional.of(new Distribution(values).quantile(0.5));
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }
}
