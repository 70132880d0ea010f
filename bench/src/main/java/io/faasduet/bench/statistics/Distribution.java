package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/**
 * How measurements are spread. Quantiles interpolate between order statistics as R's type 7, NumPy
 * and spreadsheets do.
 *
 * <p>A tail quantile is given only where at least {@value #BEYOND} measurements lie beyond it: p90
 * from 100 measurements on, p95 from 200, p99 from 1,000, p99.9 from 10,000. With fewer, it is the
 * reading of a few outliers.
 */
public final class Distribution {
  /** How many measurements must lie beyond a tail quantile. */
  public static final int BEYOND = 10;

  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  private final double[] values;
  private final double[] ascending;

  /**
   * The distribution of the values.
   *
   * @throws IllegalArgumentException if there are none
   */
  public Distribution(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no measurements");
    }
    this.values = values.clone();
    this.ascending = values.clone();
    Arrays.parallelSort(ascending);
  }

  /** The distribution of values of which there is a sorted copy; neither array is copied. */
  Distribution(double[] values, double[] ascending) {
    this.values = values;
    this.ascending = ascending;
  }

  /** The number of measurements. */
  public int count() {
    return values.length;
  }

  /** Any quantile; 0 is the least measurement and 1 the greatest. */
  public double quantile(double q) {
    return QUANTILE.evaluate(ascending.length, i -> ascending[i], q);
  }

  /** The quantile, if enough measurements lie beyond it. */
  public OptionalDouble tail(double q) {
    return isTrustworthy(q) ? OptionalDouble.of(quantile(q)) : OptionalDouble.empty();
  }

  /** The middle measurement, or the mean of the two in the middle. */
  public double median() {
    return quantile(0.5);
  }

  /** How many times the median p99 is, if enough measurements lie beyond p99 and it is not 0. */
  public OptionalDouble tailToMedian() {
    OptionalDouble tail = tail(0.99);
    return tail.isPresent() ? new Ratio(tail.getAsDouble(), median()).value() : tail;
  }

  /** The mean. */
  public double mean() {
    return Mean.of(values).getAsDouble();
  }

  /** The sample standard deviation; 0 for a single measurement. */
  public double standardDeviation() {
    return StandardDeviation.of(values).getAsDouble();
  }

  /** The standard deviation over the mean; empty if that is 0. */
  public OptionalDouble coefficientOfVariation() {
    return new Ratio(standardDeviation(), mean()).value();
  }

  private boolean isTrustworthy(double q) {
    return Math.round(values.length * (1 - q) * 1e6) / 1e6 >= BEYOND;
  }
}
