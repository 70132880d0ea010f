package io.faasduet.bench.platform;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.localcloud.startup.StartTimes;

/** The phases of a cold start, from the times that the local cloud recorded. */
final class ColdStartPhases {
  private ColdStartPhases() {}

  /** Where the time went until the first answer was received. */
  static ColdStart until(StartTimes times, long answeredNanos) {
    return new ColdStart(
        millis(times.vmCreatedNanos() - times.spawnedNanos()),
        millis(
            (times.initStartNanos() - times.vmCreatedNanos())
                + (times.readyNanos() - times.initEndNanos())),
        millis(times.initEndNanos() - times.initStartNanos()),
        millis(answeredNanos - times.readyNanos()));
  }

  private static double millis(long nanos) {
    return nanos / 1e6;
  }
}
