package io.faasduet.bench.platform.local;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.Seconds;
import io.faasduet.localcloud.serving.FleetOptions;

/**
 * The scaling options of the fleet on this machine.
 *
 * @param min the fewest instances
 * @param max the most
 * @param cpuPercent the mean processor use above which one is added
 * @param cooldownSeconds how long it waits between two changes
 */
public record FleetScale(int min, int max, double cpuPercent, double cooldownSeconds) {
  /** Those of the published deployment: 1 to 5 instances, 70%, 60 s. */
  public FleetScale() {
    this(1, 5, 70, 60);
  }

  public FleetScale {
    FieldChecks.within("fleet.min", min, 1, 1_000);
    FieldChecks.within("fleet.max", max, min, 1_000);
    FieldChecks.within("fleet.cpu_percent", cpuPercent, 1, 100);
    FieldChecks.within("fleet.cooldown_seconds", cooldownSeconds, 1, 3_600);
  }

  /** The same for the local fleet, with instances of that memory in MiB. */
  FleetOptions at(int megabytes) {
    return new FleetOptions(0, megabytes, min, max, cpuPercent, Seconds.of(cooldownSeconds));
  }
}
