package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The rank-sum test of Mann, Whitney and Wilcoxon of two samples whose measurements are
 * independent, such as cold starts, of which there is one per instance. Up to {@value #MOST_EXACT}
 * measurements together it is exact, with ties as they are: all ways to divide the ranks are
 * counted. Beyond that it is the normal approximation, corrected for ties and continuity.
 *
 * <p>Intervals are those shifts, or factors, that the test does not refute at 5% (J. L. Hodges and
 * E. L. Lehmann, "Estimates of location based on rank tests", Annals of Mathematical Statistics 34,
 * 1963), widened where need be to hold the medians' own ratio or difference.
 */
public final class RankTest {
  private static final int MOST_EXACT = 100;

  private final double[] first;
  private final double[] second;

  RankTest(double[] first, double[] second) {
    this.first = first.clone();
    this.second = second.clone();
  }

  /** The two medians compared; the ratio has an interval if no measurement is below or at 0. */
  MedianContrast contrast() {
    double a = new Distribution(first).median();
    double b = new Distribution(second).median();
    boolean positive =
        DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).allMatch(x -> x > 0);
    Optional<Interval> ratio = positive ? interval((x, y) -> x / y, a / b) : Optional.empty();
    return new MedianContrast(
        new Estimate(a / b, ratio),
        new Estimate(a - b, interval((x, y) -> x - y, a - b)),
        Optional.of(pValue()),
        Optional.of(leastPValue(first.length, second.length)));
  }

  /** The p-value of two samples of those sizes that do not overlap. */
  public static double leastPValue(int first, int second) {
    double ways = 1;
    for (int i = 1; i <= first; i++) {
      ways *= (second + i) / (double) i;
    }
    return Math.min(1, 2 / ways);
  }

  /** The two-sided p-value. */
  double pValue() {
    int[] ranks = doubledRanks();
    long sum = Arrays.stream(ranks, 0, first.length).asLongStream().sum();
    int all = ranks.length;
    long expected = (long) first.length * (all + 1);
    long distance = Math.abs(sum - expected);
    return all <= MOST_EXACT
        ? exact(ranks, expected, distance)
        : approximate(ranks, distance / 2.0);
  }

  private double exact(int[] ranks, long expected, long distance) {
    double[] ways = waysToSum(ranks, first.length);
    double total = 0;
    double asFar = 0;
    for (int sum = 0; sum < ways.length; sum++) {
      total += ways[sum];
      asFar += Math.abs(sum - expected) >= distance ? ways[sum] : 0;
    }
    return Math.min(1, asFar / total);
  }

  private double approximate(int[] ranks, double distance) {
    int[] sorted = Arrays.stream(ranks).sorted().toArray();
    double ties = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double tied = to - from;
      ties += tied * tied * tied - tied;
    }
    double all = sorted.length;
    double variance = first.length * second.length / 12.0 * (all + 1 - ties / (all * (all - 1)));
    if (variance <= 0) {
      return 1;
    }
    double z = Math.max(0, distance - 0.5) / Math.sqrt(variance);
    return Math.min(1, 2 * NormalDistribution.of(0, 1).survivalProbability(z));
  }

  /** In how many ways so many of the numbers add up to each sum. */
  private static double[] waysToSum(int[] numbers, int many) {
    int greatest = Arrays.stream(numbers).sum();
    double[][] ways = new double[many + 1][greatest + 1];
    ways[0][0] = 1;
    for (int number : numbers) {
      for (int taken = many; taken > 0; taken--) {
        for (int sum = greatest; sum >= number; sum--) {
          ways[taken][sum] += ways[taken - 1][sum - number];
        }
      }
    }
    return ways[many];
  }

  /** Twice the rank of each measurement, those of the first sample first; ties share the mean. */
  private int[] doubledRanks() {
    double[] all = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
    double[] sorted = all.clone();
    Arrays.sort(sorted);
    int[] ranks = new int[all.length];
    for (int i = 0; i < all.length; i++) {
      int below = 0;
      int tied = 0;
      for (double other : sorted) {
        below += other < all[i] ? 1 : 0;
        tied += other == all[i] ? 1 : 0;
      }
      ranks[i] = 2 * below + tied + 1;
    }
    return ranks;
  }

  /** What is compared of two measurements. */
  @FunctionalInterface
  private interface Pairing {
    double of(double first, double second);
  }

  private Optional<Interval> interval(Pairing pairing, double estimate) {
    int refuted = refuted();
    if (refuted < 0) {
      return Optional.empty();
    }
    double[] pairs =
        Arrays.stream(first)
            .flatMap(x -> Arrays.stream(second).map(y -> pairing.of(x, y)))
            .sorted()
            .toArray();
    return Optional.of(
        new Interval(pairs[refuted], pairs[pairs.length - 1 - refuted]).including(estimate));
  }

  /** How many of the least pairs lie outside of the interval; -1 if there is none. */
  private int refuted() {
    int all = first.length + second.length;
    if (all > MOST_EXACT) {
      double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(Interval.ERROR / 2);
      double pairs = (double) first.length * second.length;
      return (int) Math.floor(pairs / 2 - z * Math.sqrt(pairs * (all + 1) / 12)) - 1;
    }
    int[] ranks = IntStream.rangeClosed(1, all).toArray();
    double[] ways = waysToSum(ranks, first.length);
    double total = Arrays.stream(ways).sum();
    int least = first.length * (first.length + 1) / 2;
    double below = 0;
    int refuted = -1;
    while (below + ways[least + refuted + 1] <= total * Interval.ERROR / 2) {
      below += ways[least + refuted + 1];
      refuted++;
    }
    return refuted;
  }
}
