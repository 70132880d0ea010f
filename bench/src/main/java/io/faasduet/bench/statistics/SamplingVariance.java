package io.faasduet.bench.statistics;

import org.apache.commons.statistics.descriptive.Variance;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far an estimate may be off.
 *
 * @param variance the square of its standard error
 * @param degrees the degrees of freedom of that variance
 */
public record SamplingVariance(double variance, double degrees) {

  /** Of what many draws of so many clusters gave. */
  static SamplingVariance of(double[] drawn, int clusters) {
    double unbiased = clusters / (clusters - 1.0);
    return new SamplingVariance(unbiased * Variance.of(drawn).getAsDouble(), clusters - 1.0);
  }

  /** Of the sum or the difference of two independent estimates. */
  SamplingVariance and(SamplingVariance other) {
    double both = variance + other.variance;
    if (both == 0) {
      return new SamplingVariance(0, Math.min(degrees, other.degrees));
    }
    double welch =
        both
            * both
            / (variance * variance / degrees + other.variance * other.variance / other.degrees);
    return new SamplingVariance(both, welch);
  }

  /** How likely an estimate is at least so far from the truth, to either side. */
  double pValue(double distance) {
    if (distance == 0) {
      return 1;
    } else if (variance == 0) {
      return 0;
    }
    double t = Math.abs(distance) / Math.sqrt(variance);
    return Math.min(1, 2 * TDistribution.of(degrees).survivalProbability(t));
  }

  /** How far the ends of an interval lie from the estimate. */
  double margin() {
    double t = TDistribution.of(degrees).inverseCumulativeProbability((1 + Interval.LEVEL) / 2);
    return t * Math.sqrt(variance);
  }
}
