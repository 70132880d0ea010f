package io.faasduet.bench.statistics;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals by the cluster bootstrap: whole processes are drawn with replacement, the statistic is
 * taken of all their calls, and the interval is read off the distribution of the results.
 *
 * <p>With few processes the plain percentile interval is too narrow, because the bootstrap knows
 * neither Student's t nor the n - 1 of the sample variance. The percentiles are therefore widened
 * as in T. Hesterberg, "What Teachers Should Know About the Bootstrap" (The American Statistician
 * 69(4), 2015, "expanded percentile interval"): the tail probability is Φ(-√(k/(k-1)) t), t being
 * the 97.5% quantile of Student's distribution with k - 1 degrees of freedom for k processes.
 *
 * <p>Fewer than {@value #FEWEST} processes give no interval: the least and the greatest of four
 * enclose the true median only 7 times in 8, so no resampling of four can reach 95%.
 *
 * <p>The same seed and measurements give the same interval.
 */
public final class Bootstrap {
  /** The fewest processes that an interval is made of. */
  public static final int FEWEST = 5;

  private static final Median MEDIAN = Median.withDefaults().withCopy(false);
  private static final Quantile QUANTILE = Quantile.withDefaults().withCopy(false);

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
    return estimate(median(clusters.all()), clusters.count(), random -> redraw(clusters, random));
  }

  /** The first one's median over the second one's; both are drawn independently. */
  public Estimate ratioOfMedians(Clusters first, Clusters second) {
    return estimate(
        median(first.all()) / median(second.all()),
        Math.min(first.count(), second.count()),
        random -> redraw(first, random) / redraw(second, random));
  }

  private Estimate estimate(double value, int clusters, ToDoubleFunction<SplittableRandom> draw) {
    if (clusters < FEWEST) {
      return new Estimate(value, Optional.empty());
    }
    SplittableRandom random = new SplittableRandom(seed);
    double[] drawn = new double[resamples];
    for (int i = 0; i < resamples; i++) {
      drawn[i] = draw.applyAsDouble(random);
    }
    double tail = tailProbability(clusters);
    double[] ends = QUANTILE.evaluate(drawn, new double[] {tail, 1 - tail});
    return new Estimate(value, Optional.of(new Interval(ends[0], ends[1])));
  }

  static double tailProbability(int clusters) {
    double t =
        TDistribution.of(clusters - 1).inverseCumulativeProbability((1 + Interval.LEVEL) / 2);
    double widened = t * Math.sqrt(clusters / (clusters - 1.0));
    return NormalDistribution.of(0, 1).cumulativeProbability(-widened);
  }

  private static double redraw(Clusters clusters, SplittableRandom random) {
    double[][] groups = new double[clusters.count()][];
    int size = 0;
    for (int i = 0; i < groups.length; i++) {
      groups[i] = clusters.group(random.nextInt(groups.length));
      size += groups[i].length;
    }
    double[] drawn = new double[size];
    int end = 0;
    for (double[] group : groups) {
      System.arraycopy(group, 0, drawn, end, group.length);
      end += group.length;
    }
    return median(drawn);
  }

  private static double median(double[] values) {
    return MEDIAN.evaluate(values);
  }
}
