package io.faasduet.bench.statistics;

import java.util.Optional;

/**
 * How one thing fares against another, by the interval of the ratio or difference of their times.
 */
public enum Verdict {
  /** The whole interval is below 1, or below 0 if it is of a difference. */
  FASTER,
  /** The whole interval is above it. */
  SLOWER,
  /** The interval holds it. */
  NOT_DISTINGUISHABLE,
  /** There are too few instances for an interval. */
  TOO_LITTLE_DATA;

  /** The verdict that the interval of a ratio allows. */
  public static Verdict of(Optional<Interval> ratio) {
    return of(ratio, 1);
  }

  /** The verdict that the interval of a difference allows. */
  public static Verdict ofDifference(Optional<Interval> difference) {
    return of(difference, 0);
  }

  private static Verdict of(Optional<Interval> interval, double equal) {
    if (interval.isEmpty()) {
      return TOO_LITTLE_DATA;
    } else if (interval.get().high() < equal) {
      return FASTER;
    }
    return interval.get().low() > equal ? SLOWER : NOT_DISTINGUISHABLE;
  }
}
