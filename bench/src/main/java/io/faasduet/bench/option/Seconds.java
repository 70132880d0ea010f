package io.faasduet.bench.option;

import java.time.Duration;

/** Durations that plans give in seconds. */
public final class Seconds {
  private Seconds() {}

  /** So many seconds, to the millisecond. */
  public static Duration of(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1e3));
  }
}
