package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.SurvivalFit;
import java.util.List;
import java.util.Optional;

/**
 * How many of a function's instances survived being idle on one target.
 *
 * @param target the target's name
 * @param simulated whether the counts were simulated in virtual time
 * @param idleTimes each idle time, in ascending order
 * @param fits each model's best fit, the best first; empty if there is none to choose from
 * @param period where the best model's parameter lies, in seconds, by drawing rounds again; empty
 *     with fewer than three rounds of each idle time
 * @param verdict what can be said, in a sentence
 */
public record SurvivalFigures(
    String target,
    boolean simulated,
    List<IdleTime> idleTimes,
    List<SurvivalFit> fits,
    Optional<Interval> period,
    String verdict) {
  public SurvivalFigures {
    requireNonNull(target, "target");
    idleTimes = List.copyOf(idleTimes);
    fits = List.copyOf(fits);
    requireNonNull(period, "period");
    requireNonNull(verdict, "verdict");
  }

  /**
   * The counts of one idle time.
   *
   * @param seconds the idle time
   * @param rounds how many rounds are counted
   * @param leftOut how many are not, as their counts are no more than lower bounds
   * @param warm how many instances there were in all rounds that are counted
   * @param survived how many of them answered again
   * @param interval of the share that survives, if instances end independently; empty if none was
   *     counted
   */
  public record IdleTime(
      double seconds,
      int rounds,
      int leftOut,
      int warm,
      int survived,
      Optional<Interval> interval) {

    /** The share that survived, from 0 to 1; no number if none was counted. */
    public double share() {
      return (double) survived / warm;
    }
  }
}
