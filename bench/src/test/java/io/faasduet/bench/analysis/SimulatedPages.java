package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Clusters;
import io.faasduet.bench.statistics.SampledMedian;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Pages as {@code duet compare} makes them, of simulated times: four functions on three targets,
 * cold and warm, so 24 comparisons. Cold starts spread by 6%, and one in ten takes 1.7 times as
 * long; instances differ by 10% and their warm calls by 30%. All is log-normal.
 *
 * @param starts how many instances each target has, of 20 warm calls each
 * @param factor how much slower the third target is than the other two
 */
record SimulatedPages(int starts, double factor) {
  static final int TARGETS = 3;

  /** A tenth of those of a page, for the sake of time: an error of the error of 2% comes on top. */
  private static final int DRAWS = 1_000;

  private static final int FUNCTIONS = 4;
  private static final int CALLS = 20;

  /** A comparison of a page, and whether there is a difference in truth. */
  record Judged(boolean cold, boolean different, Judgement judgement) {
    boolean significant() {
      return judgement.conclusion() == Conclusion.DIFFERENT;
    }
  }

  /** The verdicts of one page. */
  List<Judged> page(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Bootstrap bootstrap = new Bootstrap(seed, DRAWS);
    List<ComparisonFamily.Pair> pairs = new ArrayList<>();
    for (int comparison = 0; comparison < 2 * FUNCTIONS; comparison++) {
      boolean cold = comparison < FUNCTIONS;
      List<SampledMedian> medians = new ArrayList<>();
      for (int target = 0; target < TARGETS; target++) {
        double level = target == TARGETS - 1 ? factor : 1;
        medians.add(bootstrap.median(cold ? cold(random, level) : warm(random, level)));
      }
      for (int i = 0; i < TARGETS; i++) {
        for (int j = i + 1; j < TARGETS; j++) {
          pairs.add(new ComparisonFamily.Pair(side(), side(), medians.get(j).over(medians.get(i))));
        }
      }
    }
    List<Judgement> judgements = ComparisonFamily.judge(pairs);
    return IntStream.range(0, pairs.size())
        .mapToObj(
            i ->
                new Judged(
                    i < pairs.size() / 2, factor != 1 && i % TARGETS != 0, judgements.get(i)))
        .toList();
  }

  private ComparisonFamily.Side side() {
    return new ComparisonFamily.Side("target", starts, false, Optional.empty());
  }

  private Clusters cold(SplittableRandom random, double level) {
    List<double[]> instances = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      double slow = random.nextInt(10) == 0 ? 1.7 : 1;
      instances.add(new double[] {level * slow * Math.exp(0.06 * random.nextGaussian())});
    }
    return Clusters.of(instances);
  }

  private Clusters warm(SplittableRandom random, double level) {
    List<double[]> instances = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      double own = level * Math.exp(0.1 * random.nextGaussian());
      instances.add(
          IntStream.range(0, CALLS)
              .mapToDouble(call -> own * Math.exp(0.3 * random.nextGaussian()))
              .toArray());
    }
    return Clusters.of(instances);
  }
}
