package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Holm;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.MedianContrast;
import io.faasduet.bench.statistics.RankTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All comparisons that a page states. Their verdicts hold together: with Holm's correction, a page
 * without any difference has a false verdict in 5% of all cases at most, however many comparisons
 * it makes.
 */
public final class ComparisonFamily {
  /**
   * By how much the medians of two must differ whose instances are behind one proxy each, or were
   * loaded once. All requests of a side have the proxy and the time in common, of which nothing is
   * known by comparing its instances: equal services that lie next to each other on one machine
   * were up to 14% apart.
   */
  static final double MARGIN = 0.15;

  private static final String NEAR =
      "could be under %.0f%% apart, as equal services are".formatted(100 * MARGIN);

  private ComparisonFamily() {}

  /**
   * One side of a comparison.
   *
   * @param name the target
   * @param instances how many independent instances answered
   * @param together whether they were reached on one way in one stretch of time
   * @param fault why there is no verdict on it
   */
  record Side(String name, int instances, boolean together, Optional<String> fault) {}

  /** Two sides and how their medians compare. */
  record Pair(Side first, Side second, MedianContrast contrast) {
    private Optional<String> fault() {
      return Stream.of(first, second).flatMap(side -> side.fault().stream()).findFirst();
    }

    private int instances() {
      return Math.min(first.instances(), second.instances());
    }

    private boolean together() {
      return first.together() || second.together();
    }

    private boolean judged() {
      return fault().isEmpty() && instances() >= Bootstrap.FEWEST && contrast.pValue().isPresent();
    }
  }

  /** The judgement of each pair, in the order given. */
  static List<Judgement> judge(List<Pair> pairs) {
    double[] pValues =
        pairs.stream()
            .filter(Pair::judged)
            .mapToDouble(pair -> pair.contrast().pValue().orElseThrow())
            .toArray();
    double[] adjusted = Holm.adjusted(pValues);
    List<Judgement> judgements = new ArrayList<>();
    int judged = 0;
    for (Pair pair : pairs) {
      judgements.add(
          pair.judged() ? judge(pair, adjusted[judged++], adjusted.length) : unjudged(pair));
    }
    return judgements;
  }

  private static Judgement judge(Pair pair, double adjusted, int comparisons) {
    MedianContrast contrast = pair.contrast();
    Conclusion conclusion = Conclusion.NOT_SIGNIFICANT;
    String reason = "";
    if (adjusted <= Interval.ERROR && excludes(contrast.ratio(), 0)) {
      boolean near = pair.together() && !excludes(contrast.ratio(), MARGIN);
      conclusion = near ? Conclusion.TOO_NEAR : Conclusion.DIFFERENT;
      reason = near ? NEAR : "";
    } else if (contrast
        .leastPValue()
        .filter(p -> p > Holm.strictestLevel(comparisons))
        .isPresent()) {
      conclusion = Conclusion.CANNOT_SHOW;
      reason =
          "%d starts cannot show a difference among %d comparisons (%d can)"
              .formatted(pair.instances(), comparisons, startsNeeded(comparisons));
    }
    return new Judgement(conclusion, contrast.pValue(), Optional.of(adjusted), reason);
  }

  private static Judgement unjudged(Pair pair) {
    if (pair.fault().isPresent()) {
      return Judgement.none(Conclusion.INVALID, pair.fault().get());
    } else if (pair.instances() <= 1) {
      return Judgement.none(Conclusion.ONE_INSTANCE, "one instance: no statement about others");
    }
    return Judgement.none(
        Conclusion.TOO_FEW_INSTANCES,
        "%d instances: no statement about others (%d needed)"
            .formatted(pair.instances(), Bootstrap.FEWEST));
  }

  /** Whether a ratio's interval lies beyond 1 by that margin, on either side. */
  private static boolean excludes(Estimate ratio, double margin) {
    return ratio
        .interval()
        .filter(interval -> interval.low() > 1 + margin || interval.high() < 1 / (1 + margin))
        .isPresent();
  }

  /** How many starts of each target can show a difference among so many comparisons. */
  public static int startsNeeded(int comparisons) {
    int starts = Bootstrap.FEWEST;
    while (RankTest.leastPValue(starts, starts) > Holm.strictestLevel(comparisons)) {
      starts++;
    }
    return starts;
  }
}
