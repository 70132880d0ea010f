package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Consecutive measurements of one instance, cut into stretches that are long enough to be nearly
 * independent (E. Carlstein, "The use of subseries values for estimating the variance of a general
 * statistic from a stationary sequence", Annals of Statistics 14, 1986).
 *
 * <p>How long, the data decide: {@value #TIMES} times what the correlation of neighbours adds to
 * the autocorrelation time of "at most the median", which is what a median's error hangs on.
 * Measurements without correlation are stretches of one.
 */
final class Stretches {
  /** Fewer stretches say too little of how far a median is off. */
  static final int FEWEST = 10;

  private static final int MOST = 1000;
  private static final int TIMES = 10;

  /** A bound on the work of estimating the autocorrelation time. */
  private static final long MOST_PRODUCTS = 500_000_000;

  private Stretches() {}

  /** The stretches in their order; a single one if the series has too few independent ones. */
  static List<double[]> of(double[] series) {
    int length = (int) Math.ceil(TIMES * (autocorrelationTime(series) - 1));
    int count = Math.min(MOST, series.length / Math.max(1, length));
    if (count < FEWEST) {
      return List.of(series);
    }
    return IntStream.range(0, count)
        .mapToObj(
            i -> Arrays.copyOfRange(series, start(i, count, series), start(i + 1, count, series)))
        .toList();
  }

  private static int start(int stretch, int count, double[] series) {
    return Math.toIntExact((long) stretch * series.length / count);
  }

  /**
   * How many consecutive measurements tell as much as one that is independent, at least 1: the sum
   * of the autocorrelations as long as those of two neighbouring lags together are above 0 (C. J.
   * Geyer, "Practical Markov chain Monte Carlo", Statistical Science 7, 1992).
   */
  static double autocorrelationTime(double[] series) {
    double[] centred = belowMedian(series);
    double variance = covariance(centred, 0);
    if (variance == 0) {
      return 1;
    }
    long mostLags = Math.min(series.length / 2, Math.max(100, MOST_PRODUCTS / series.length));
    double sum = -variance;
    for (int lag = 0; lag + 1 < mostLags; lag += 2) {
      double pair = covariance(centred, lag) + covariance(centred, lag + 1);
      if (pair <= 0) {
        break;
      }
      sum += 2 * pair;
    }
    return Math.max(1, sum / variance);
  }

  /** 1 for each that is at most the median, else 0, less the mean of that. */
  private static double[] belowMedian(double[] series) {
    double median = new Distribution(series).median();
    double[] below = Arrays.stream(series).map(value -> value <= median ? 1 : 0).toArray();
    double mean = Arrays.stream(below).average().orElseThrow();
    return Arrays.stream(below).map(value -> value - mean).toArray();
  }

  private static double covariance(double[] centred, int lag) {
    double sum = 0;
    for (int i = lag; i < centred.length; i++) {
      sum += centred[i] * centred[i - lag];
    }
    return sum / centred.length;
  }
}
