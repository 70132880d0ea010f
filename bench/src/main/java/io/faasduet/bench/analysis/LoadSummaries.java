package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Throughput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Derives what a load shows in addition to latencies, from its samples. */
public final class LoadSummaries {
  private static final double NANOS_PER_MILLI = 1e6;

  private LoadSummaries() {}

  /** The requests of each repetition of a load, in the order in which they were made. */
  private static List<List<Sample>> repetitions(List<Sample> due) {
    Map<String, List<Sample>> byStep = new LinkedHashMap<>();
    due.forEach(
        sample -> byStep.computeIfAbsent(sample.step(), unseen -> new ArrayList<>()).add(sample));
    return List.copyOf(byStep.values());
  }

  /**
   * The figures of one load on one target.
   *
   * @param due all of its samples; there must be one
   * @param ok those that were answered
   */
  static Summary.LoadFigures of(String target, List<Sample> due, List<Sample> ok) {
    List<List<Sample>> repetitions = repetitions(due);
    double[] lags = due.stream().mapToDouble(GeneratorLag::millis).toArray();
    List<List<double[]>> batches = repetitions.stream().map(LoadSummaries::batches).toList();
    return new Summary.LoadFigures(
        target,
        due.size(),
        repetitions.size(),
        repetitions.stream().mapToDouble(LoadSummaries::perSecond).average().orElseThrow(),
        new Distribution(lags).quantile(0.99),
        repetitions.stream().noneMatch(GeneratorLag::isTooMuch),
        ok.isEmpty() ? 0 : (double) ok.stream().filter(Sample::cold).count() / ok.size(),
        InstanceCounts.most(ok),
        meanByBatch(batches, millis -> Arrays.stream(millis).max().getAsDouble()),
        meanByBatch(batches, millis -> Arrays.stream(millis).average().getAsDouble()));
  }

  /** A figure of the first, the second and each further batch, averaged over the repetitions. */
  private static List<Double> meanByBatch(
      List<List<double[]>> repetitions, ToDoubleFunction<double[]> figure) {
    int most = repetitions.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, most)
        .mapToObj(
            batch ->
                repetitions.stream()
                    .filter(batches -> batches.size() > batch)
                    .mapToDouble(batches -> figure.applyAsDouble(batches.get(batch)))
                    .average()
                    .orElseThrow())
        .toList();
  }

  private static double perSecond(List<Sample> due) {
    List<Sample> ok = due.stream().filter(Sample::ok).toList();
    if (ok.isEmpty()) {
      return 0;
    }
    return Throughput.of(
            ok.stream().mapToLong(Sample::intendedNanos).toArray(),
            ok.stream().mapToLong(LoadSummaries::endNanos).toArray())
        .perSecond();
  }

  public static long endNanos(Sample ok) {
    return ok.intendedNanos() + Math.round(ok.latencyMillis().getAsDouble() * NANOS_PER_MILLI);
  }

  /**
   * The latencies of each batch that was answered, if the load was of batches: all of one are due
   * at once.
   */
  private static List<double[]> batches(List<Sample> due) {
    if (due.stream().anyMatch(sample -> sample.group() == 0)) {
      return List.of();
    }
    Map<Integer, List<Sample>> groups =
        due.stream()
            .collect(Collectors.groupingBy(Sample::group, TreeMap::new, Collectors.toList()));
    if (!groups.values().stream().allMatch(LoadSummaries::atOnce)) {
      return List.of();
    }
    return groups.values().stream()
        .map(batch -> Latencies.of(batch.stream().filter(Sample::ok).toList()))
        .filter(latencies -> latencies.length > 0)
        .toList();
  }

  private static boolean atOnce(List<Sample> batch) {
    return batch.stream().mapToLong(Sample::intendedNanos).distinct().count() == 1;
  }
}
