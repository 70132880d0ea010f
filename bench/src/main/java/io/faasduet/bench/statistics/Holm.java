package io.faasduet.bench.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's correction for several tests: with the adjusted p-values, all verdicts of a family hold
 * together at one level, whatever the tests' dependence (S. Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
 */
public final class Holm {
  private Holm() {}

  /** The adjusted p-value of each test of a family, in the order given. */
  public static double[] adjusted(double[] pValues) {
    int[] ascending =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double greatest = 0;
    for (int rank = 0; rank < ascending.length; rank++) {
      double corrected = (ascending.length - rank) * pValues[ascending[rank]];
      greatest = Math.max(greatest, Math.min(1, corrected));
      adjusted[ascending[rank]] = greatest;
    }
    return adjusted;
  }

  /** The level that the least p-value of so many tests must not exceed. */
  public static double strictestLevel(int tests) {
    return Interval.ERROR / Math.max(1, tests);
  }
}
