package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.time.Duration;

/**
 * The scaling options of a fleet.
 *
 * @param port where it listens; 0 for any free port
 * @param megabytes the memory of an instance, in MiB; processor time follows as on Lambda
 * @param min the fewest instances
 * @param max the most
 * @param cpuPercent the mean use of the instances' processor time above which one is added
 * @param cooldown over how long that mean is taken, and how long it waits after a change
 */
public record FleetOptions(
    int port, int megabytes, int min, int max, double cpuPercent, Duration cooldown) {
  /** Those of the published deployment: 1 to 5 instances, 70%, 60 s. */
  public static final FleetOptions DEFAULT =
      new FleetOptions(0, ProcessLimits.MEGABYTES_PER_CPU, 1, 5, 70, Duration.ofSeconds(60));

  public FleetOptions {
    if (min < 1 || max < min) {
      throw new IllegalArgumentException(
          "a fleet has at least one instance, and no fewer at most: not " + min + " to " + max);
    }
    if (!(cpuPercent > 0 && cpuPercent <= 100)) {
      throw new IllegalArgumentException("a CPU threshold is above 0 and at most 100 percent");
    }
    if (cooldown.isNegative() || cooldown.isZero()) {
      throw new IllegalArgumentException("cooldown must be positive, not " + cooldown);
    }
  }
}
