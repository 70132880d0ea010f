package io.faasduet.bench.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Intervals by the cluster bootstrap: whole instances are drawn with replacement, the median is
 * taken of all their calls, and how far the medians of many draws spread is the median's standard
 * error. The interval is that error times Student's t to both sides of the median that was
 * measured, on the scale of logarithms, as times cannot be below 0 and are skewed.
 *
 * <p>Student's t is that of k - 1 degrees of freedom for k instances, and the variance of the draws
 * is multiplied by k/(k - 1): a bootstrap of few clusters is too narrow by both. How often such
 * intervals hold the truth is in decision 0017.
 *
 * <p>Fewer than {@value #FEWEST} instances give no interval: how far four spread says too little.
 * Nor do measurements that are not above 0.
 *
 * <p>The same seed and measurements give the same interval.
 */
public final class Bootstrap {
  /** The fewest instances that an interval is made of. */
  public static final int FEWEST = 5;

  private static final int USUAL_DRAWS = 10_000;

  /** So many draws lie beyond the level that a verdict must reach. */
  private static final int DRAWS_BEYOND = 20;

  private static final int DRAWS_AT_ONCE = 512;

  private static final DoubleUnaryOperator LOG = Math::log;
  private static final DoubleUnaryOperator IDENTITY = DoubleUnaryOperator.identity();

  private final long seed;
  private final int draws;

  /** A bootstrap that draws so many times. 10,000 make the ends of an interval steady. */
  public Bootstrap(long seed, int draws) {
    if (draws < 100) {
      throw new IllegalArgumentException("an interval of " + draws + " draws");
    }
    this.seed = seed;
    this.draws = draws;
  }

  /** A bootstrap for a page that makes so many comparisons: the more, the more draws. */
  public static Bootstrap ofPage(long seed, int comparisons) {
    double enough = DRAWS_BEYOND / Holm.strictestLevel(comparisons);
    return new Bootstrap(seed, (int) Math.max(USUAL_DRAWS, Math.ceil(enough)));
  }

  /** The median of all measurements. */
  public SampledMedian median(Clusters clusters) {
    double[] medians = drawn(clusters);
    return new SampledMedian(
        clusters, spread(medians, clusters, LOG), spread(medians, clusters, IDENTITY));
  }

  /** How far the medians of draws spread; empty if that cannot be estimated. */
  private static Optional<SamplingVariance> spread(
      double[] medians, Clusters clusters, DoubleUnaryOperator scale) {
    double[] scaled = Arrays.stream(medians).map(scale).toArray();
    return scaled.length > 0 && Arrays.stream(scaled).allMatch(Double::isFinite)
        ? Optional.of(SamplingVariance.of(scaled, clusters.count()))
        : Optional.empty();
  }

  /**
   * The medians of many draws; none of fewer clusters than make an interval. It is drawn in one
   * order, whatever the processors; the medians of what was drawn are taken at the same time.
   */
  private double[] drawn(Clusters clusters) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] medians = new double[clusters.count() < FEWEST ? 0 : draws];
    for (int from = 0; from < medians.length; from += DRAWS_AT_ONCE) {
      int first = from;
      int[][] drawn = new int[Math.min(DRAWS_AT_ONCE, medians.length - from)][];
      Arrays.setAll(drawn, i -> draw(clusters.count(), random));
      IntStream.range(0, drawn.length)
          .parallel()
          .forEach(i -> medians[first + i] = clusters.median(drawn[i]));
    }
    return medians;
  }

  /** How often each cluster was drawn. */
  private static int[] draw(int clusters, SplittableRandom random) {
    int[] times = new int[clusters];
    for (int i = 0; i < clusters; i++) {
      times[random.nextInt(clusters)]++;
    }
    return times;
  }
}
