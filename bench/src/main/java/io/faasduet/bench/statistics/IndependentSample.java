package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Confidence intervals of measurements that are taken to be independent of each other, as other
 * programs have them. Measurements of one instance are not: {@link Bootstrap} draws instances.
 */
public final class IndependentSample {
  private static final int FEWEST = 2;

  private final double[] ascending;
  private final Distribution distribution;

  /**
   * An interval of any confidence.
   *
   * @param low its lower end
   * @param high its upper end
   */
  public record Bounds(double low, double high) {}

  /**
   * A sample.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public IndependentSample(double[] values) {
    this.distribution = new Distribution(values);
    this.ascending = values.clone();
    Arrays.sort(ascending);
  }

  /**
   * The interval of the mean by Student's t; empty for a single measurement.
   *
   * @param level its confidence, such as 0.95
   */
  public Optional<Bounds> mean(double level) {
    int count = ascending.length;
    if (count < FEWEST) {
      return Optional.empty();
    }
    double t = TDistribution.of(count - 1).inverseCumulativeProbability((1 + level) / 2);
    double margin = t * distribution.standardDeviation() / Math.sqrt(count);
    double mean = distribution.mean();
    return Optional.of(new Bounds(mean - margin, mean + margin));
  }

  /**
   * The interval of the median between two of the measurements, by their ranks: the narrowest that
   * misses it on either side no more often than half of the error, whatever they are drawn from.
   * Empty where there are too few of them.
   *
   * @param level its confidence, such as 0.95
   */
  public Optional<Bounds> median(double level) {
    int count = ascending.length;
    // how many measurements are below the median is binomial; ranks are from 1
    int rank = BinomialDistribution.of(count, 0.5).inverseCumulativeProbability((1 - level) / 2);
    return rank < 1
        ? Optional.empty()
        : Optional.of(new Bounds(ascending[rank - 1], ascending[count - rank]));
  }
}
