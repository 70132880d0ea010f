package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.statistics.Distribution;
import io.faasduet.bench.statistics.Throughput;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Derives what a load shows beside latencies, from its samples. */
public final class LoadSummaries {
  /** An open loop that was later than this with one request in a hundred did not keep its plan. */
  static final double MOST_LAG_MILLIS = 1;

  private static final double NANOS_PER_MILLI = 1e6;

  private LoadSummaries() {}

  /** The load that a sample belongs to; its step names the target too. */
  public static String name(Sample sample) {
    String suffix = " on " + sample.target();
    String step = sample.step();
    return step.endsWith(suffix) ? step.substring(0, step.length() - suffix.length()) : step;
  }

  /** The figures of one load on one target, whose samples these are; there must be one. */
  static Summary.LoadFigures of(String target, List<Sample> due) {
    List<Sample> ok = due.stream().filter(Sample::ok).toList();
    double[] lags =
        due.stream()
            .mapToDouble(s -> (s.startNanos() - s.intendedNanos()) / NANOS_PER_MILLI)
            .toArray();
    double lag = new Distribution(lags).quantile(0.99);
    List<double[]> batches = batches(due);
    return new Summary.LoadFigures(
        target,
        due.size(),
        perSecond(ok),
        lag,
        lag <= MOST_LAG_MILLIS || isClosedLoop(due),
        ok.isEmpty() ? 0 : (double) ok.stream().filter(Sample::cold).count() / ok.size(),
        InstanceCounts.most(ok),
        batches.stream().map(millis -> Arrays.stream(millis).max().getAsDouble()).toList(),
        batches.stream().map(millis -> Arrays.stream(millis).average().getAsDouble()).toList());
  }

  /** Users and batches wait for answers, so that a late request keeps no other waiting. */
  private static boolean isClosedLoop(List<Sample> due) {
    return due.stream().allMatch(sample -> sample.group() > 0);
  }

  private static double perSecond(List<Sample> ok) {
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
