package io.faasduet.bench.statistics;

import java.util.Optional;

/** How one thing fares against another, by the interval of the ratio of their times. */
public enum Verdict {
  /** The whole interval is below 1. */
  FASTER,
  /** The whole interval is above 1. */
  SLOWER,
  /** The interval holds 1. */
  NOT_DISTINGUISHABLE,
  /** There are too few processes for an interval. */
  TOO_LITTLE_DATA;

  /** The verdict that an interval allows. */
  public static Verdict of(Optional<Interval> ratio) {
    if (ratio.isEmpty()) {
      return TOO_LITTLE_DATA;
    } else if (ratio.get().high() < 1) {
      return FASTER;
    }
    return ratio.get().low() > 1 ? SLOWER : NOT_DISTINGUISHABLE;
  }
}
