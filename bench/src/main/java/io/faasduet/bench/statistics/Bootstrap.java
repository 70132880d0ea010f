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

  private static final DoubleUnaryOperator LOG = Math::log;
  private static final DoubleUnaryOperator IDENTITY = DoubleUnaryOperator.identity();

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
    Optional<SamplingVariance> spread =
        spread(draws(clusters, new SplittableRandom(seed)), clusters, LOG);
    return new Estimate(
        clusters.median(), spread.map(s -> byFactor(clusters.median(), s.margin())));
  }

  /** The first one's median over the second one's; both are drawn independently. */
  public Estimate ratioOfMedians(Clusters first, Clusters second) {
    return contrast(first, second).ratio();
  }

  /** The first one's median less the second one's; both are drawn independently. */
  public Estimate differenceOfMedians(Clusters first, Clusters second) {
    return contrast(first, second).difference();
  }

  /** Both of these, from the same draws. */
  public MedianContrast contrast(Clusters first, Clusters second) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] ofFirst = draws(first, random);
    double[] ofSecond = draws(second, random);
    double ratio = first.median() / second.median();
    double difference = first.median() - second.median();
    return new MedianContrast(
        new Estimate(
            ratio,
            both(spread(ofFirst, first, LOG), spread(ofSecond, second, LOG))
                .map(s -> byFactor(ratio, s.margin()))),
        new Estimate(
            difference,
            both(spread(ofFirst, first, IDENTITY), spread(ofSecond, second, IDENTITY))
                .map(SamplingVariance::margin)
                .map(margin -> new Interval(difference - margin, difference + margin))));
  }

  private static Interval byFactor(double value, double logarithmicMargin) {
    double factor = Math.exp(logarithmicMargin);
    return new Interval(value / factor, value * factor);
  }

  private static Optional<SamplingVariance> both(
      Optional<SamplingVariance> first, Optional<SamplingVariance> second) {
    return first.flatMap(a -> second.map(a::and));
  }

  /** How far the medians of draws spread; empty if that cannot be estimated. */
  private static Optional<SamplingVariance> spread(
      double[] draws, Clusters clusters, DoubleUnaryOperator scale) {
    double[] scaled = Arrays.stream(draws).map(scale).toArray();
    return scaled.length > 0 && Arrays.stream(scaled).allMatch(Double::isFinite)
        ? Optional.of(SamplingVariance.of(scaled, clusters.count()))
        : Optional.empty();
  }

  /** The medians of many draws; none of fewer clusters than make an interval. */
  private double[] draws(Clusters clusters, SplittableRandom random) {
    double[] medians = new double[clusters.count() < FEWEST ? 0 : numberOfDraws(clusters)];
    for (int i = 0; i < medians.length; i++) {
      medians[i] = redraw(clusters, random);
    }
    return medians;
  }

  /** Of very many measurements fewer draws: a thousand tell their spread to 2%. */
  private int numberOfDraws(Clusters clusters) {
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
