package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Distribution;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/** Whether processes were still changing while they were measured. */
final class Drift {
  /** How far from 1 the drift may be before it is worth a remark. */
  static final double NOTABLE = 0.1;

  private static final int FEWEST_CALLS = 10;

  private Drift() {}

  /** The later half's median over the earlier half's, of processes with enough calls to tell. */
  static Optional<Double> of(Collection<double[]> processes) {
    double[] earlier = halves(processes, calls -> Arrays.copyOf(calls, calls.length / 2));
    double[] later =
        halves(processes, calls -> Arrays.copyOfRange(calls, calls.length / 2, calls.length));
    if (earlier.length == 0) {
      return Optional.empty();
    }
    double before = new Distribution(earlier).quantile(0.5);
    return before > 0
        ? Optional.of(new Distribution(later).quantile(0.5) / before)
        : Optional.empty();
  }

  private static double[] halves(
      Collection<double[]> processes, Function<double[], double[]> half) {
    return processes.stream()
        .filter(calls -> calls.length >= FEWEST_CALLS)
        .map(half)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
