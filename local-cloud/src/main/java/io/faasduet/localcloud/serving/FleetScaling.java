package io.faasduet.localcloud.serving;

/**
 * When a fleet grows and shrinks: by one instance if the mean processor use over the cooldown is
 * above the threshold, or so far below that one fewer would still be below it. Not thread-safe.
 */
final class FleetScaling {
  /** One fewer must leave some room, or the fleet would grow at once. */
  private static final double ROOM = 0.8;

  private final FleetOptions options;
  private long sinceNanos;

  FleetScaling(FleetOptions options, long nowNanos) {
    this.options = options;
    this.sinceNanos = nowNanos;
  }

  /** Whether a cooldown has passed, so that it is time to decide. */
  boolean due(long nowNanos) {
    return nowNanos - sinceNanos >= options.cooldown().toNanos();
  }

  /**
   * Decides.
   *
   * @param cpuPercent the mean use of an instance's processor time since the last decision
   * @param instances how many there are
   * @return how many there should be
   */
  int decide(long nowNanos, double cpuPercent, int instances) {
    sinceNanos = nowNanos;
    int wanted = instances;
    if (cpuPercent > options.cpuPercent()) {
      wanted = instances + 1;
    } else if (instances > 1
        && cpuPercent * instances / (instances - 1) < options.cpuPercent() * ROOM) {
      wanted = instances - 1;
    }
    return Math.max(options.min(), Math.min(options.max(), wanted));
  }
}
