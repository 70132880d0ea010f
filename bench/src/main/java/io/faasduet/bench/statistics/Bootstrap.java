package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/**
 * Intervals by the cluster bootstrap: whole processes are drawn with replacement, the median is
 * taken of all their calls, and how far the medians of many draws spread is the median's standard
 * error. The interval is that error times Student's t to both sides of the median that was
 * measured, on the scale of logarithms, as times cannot be below 0 and are skewed.
 *
 * <p>Student's t is that of k - 1 degrees of freedom for k processes, and the variance of the draws
 * is multiplied by k/(k - 1): a bootstrap of few clusters is too narrow by both. Of two targets the
 * variances are added, and the degrees of freedom are Welch's (B. L. Welch, "The generalization of
 * 'Student's' problem when several different population variances are involved", Biometrika 34,
 * 1947). How often such intervals hold the truth is in decision 0017.
 *
 * <p>Fewer than {@value #FEWEST} processes give no interval: how far four spread says too little.
 * Nor do measurements that are not above 0.
 *
 * <p>The same seed and measurements give the same interval.
 */
public final class Bootstrap {
  /** The fewest processes that an interval is made of. */
  public static final int FEWEST = 5;

  private static final long MOST_WORK = 1_000_000_000;
  private static final long FEWEST_DRAWS = 1000;

  private final long seed;
  private final int resamples;

  /** A bootstrap that draws so many times. 10,000 make the ends of an interval steady. */
  public Bootstrap(long seed, int resamples) {
    if (resamples < 100) {
      throw new IllegalArgumentException("an interval of " + resamples + " resamples");
    }
    this.seed = seed;
    this.resamples = resamples;
  }

  /** The median of all measurements. */
  public Estimate median(Clusters clusters) {
    double median = clusters.median();
    Optional<SamplingVariance> spread = spread(clusters, new SplittableRandom(seed), Math::log);
    return new Estimate(median, spread.map(s -> byFactor(median, s.margin())));
  }

  /** The first one's median over the second one's; both are drawn independently. */
  public Estimate ratioOfMedians(Clusters first, Clusters second) {
    double ratio = first.median() / second.median();
    Optional<SamplingVariance> spread = spread(first, second, Math::log);
    return new Estimate(ratio, spread.map(s -> byFactor(ratio, s.margin())));
  }

  /** The first one's median less the second one's; both are drawn independently. */
  public Estimate differenceOfMedians(Clusters first, Clusters second) {
    double difference = first.median() - second.median();
    return new Estimate(
        difference,
        spread(first, second, DoubleUnaryOperator.identity())
            .map(SamplingVariance::margin)
            .map(margin -> new Interval(difference - margin, difference + margin)));
  }

  private static Interval byFactor(double value, double logarithmicMargin) {
    double factor = Math.exp(logarithmicMargin);
    return new Interval(value / factor, value * factor);
  }

  private Optional<SamplingVariance> spread(
      Clusters first, Clusters second, DoubleUnaryOperator scale) {
    SplittableRandom random = new SplittableRandom(seed);
    Optional<SamplingVariance> one = spread(first, random, scale);
    Optional<SamplingVariance> other = spread(second, random, scale);
    return one.flatMap(a -> other.map(a::and));
  }

  /** How far the medians of draws spread; empty if that cannot be told. */
  private Optional<SamplingVariance> spread(
      Clusters clusters, SplittableRandom random, DoubleUnaryOperator scale) {
    if (clusters.count() < FEWEST) {
      return Optional.empty();
    }
    double[] drawn = new double[draws(clusters)];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = scale.applyAsDouble(redraw(clusters, random));
    }
    return Arrays.stream(drawn).allMatch(Double::isFinite)
        ? Optional.of(SamplingVariance.of(drawn, clusters.count()))
        : Optional.empty();
  }

  /** Of very many measurements fewer draws: a thousand tell their spread to 2%. */
  private int draws(Clusters clusters) {
    return (int) Math.min(resamples, Math.max(FEWEST_DRAWS, MOST_WORK / clusters.size()));
  }

  private static double redraw(Clusters clusters, SplittableRandom random) {
    int[] times = new int[clusters.count()];
    for (int i = 0; i < times.length; i++) {
      times[random.nextInt(times.length)]++;
    }
    return clusters.median(times);
  }
}
