package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.process.limits.ProcessLimits;

/**
 * How much processor time an environment has during INIT. AWS gives an on-demand function about a
 * whole vCPU, whatever its memory, and the memory's share from the first invocation on, also when
 * INIT is begun anew within an invocation: docs/local-cloud.md names the measurements.
 *
 * @param atLeast the least number of vCPUs, 0 to 1024; the memory's share if that is more
 */
public record InitCpu(double atLeast) {
  /** One vCPU, or the memory's share if that is more. */
  public static final InitCpu AS_AWS = new InitCpu(1);

  /** The memory's share alone, which is what AWS gives with provisioned concurrency. */
  public static final InitCpu SHARE = new InitCpu(0);

  public InitCpu {
    if (!(atLeast >= 0 && atLeast <= 1024)) {
      throw new IllegalArgumentException(
          "INIT has 0 to 1024 vCPUs at least, or 'share', not " + atLeast);
    }
  }

  /**
   * Reads {@code share}, or a number of vCPUs.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public static InitCpu parse(String text) {
    if (text.equals("share")) {
      return SHARE;
    }
    try {
      return new InitCpu(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "INIT has a number of vCPUs, or 'share', not '" + text + "'", e);
    }
  }

  /** What the process of a function with that share may use until it is initialized. */
  ProcessLimits during(ProcessLimits share) {
    return share.withCpus(Math.max(atLeast, share.cpus()));
  }
}
