package io.faasduet.bench.statistics;

import java.util.Optional;

/**
 * The median of measurements and how far it may be off.
 *
 * @param clusters the measurements
 * @param logarithmic the sampling variance of its logarithm; empty of too few clusters
 * @param plain the sampling variance of itself
 */
public record SampledMedian(
    Clusters clusters, Optional<SamplingVariance> logarithmic, Optional<SamplingVariance> plain) {
  /** A bound on the pairs of measurements whose ratios are sorted. */
  private static final long MOST_PAIRS = 4_000_000;

  /** The median with its interval. */
  public Estimate estimate() {
    return new Estimate(
        clusters.median(), logarithmic.map(s -> byFactor(clusters.median(), s.margin())));
  }

  /** The median with its interval on the scale of the measurements, which may be below 0. */
  public Estimate plainEstimate() {
    return new Estimate(
        clusters.median(),
        plain.map(
            s -> new Interval(clusters.median() - s.margin(), clusters.median() + s.margin())));
  }

  /**
   * This median compared with another. Where there is one measurement per instance, as of cold
   * starts, by a {@link RankTest}; else by the ratio of the medians, on the scale of logarithms,
   * with the variances of both added and Welch's degrees of freedom (B. L. Welch, "The
   * generalization of 'Student's' problem when several different population variances are
   * involved", Biometrika 34, 1947).
   */
  public MedianContrast over(SampledMedian other) {
    double ratio = clusters.median() / other.clusters.median();
    double difference = clusters.median() - other.clusters.median();
    Optional<SamplingVariance> ofRatio = both(logarithmic, other.logarithmic);
    if (ofRatio.isPresent() && ranks(other)) {
      return new RankTest(clusters.all(), other.clusters.all()).contrast();
    }
    return new MedianContrast(
        new Estimate(ratio, ofRatio.map(s -> byFactor(ratio, s.margin()))),
        new Estimate(
            difference,
            both(plain, other.plain)
                .map(SamplingVariance::margin)
                .map(margin -> new Interval(difference - margin, difference + margin))),
        ofRatio.map(s -> s.pValue(Math.log(ratio))),
        Optional.empty());
  }

  private boolean ranks(SampledMedian other) {
    return clusters.ofSingles()
        && other.clusters.ofSingles()
        && (long) clusters.count() * other.clusters.count() <= MOST_PAIRS;
  }

  private static Interval byFactor(double value, double logarithmicMargin) {
    double factor = Math.exp(logarithmicMargin);
    return new Interval(value / factor, value * factor);
  }

  private static Optional<SamplingVariance> both(
      Optional<SamplingVariance> first, Optional<SamplingVariance> second) {
    return first.flatMap(a -> second.map(a::and));
  }
}
