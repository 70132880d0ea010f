package io.faasduet.bench.cost;

import java.util.Arrays;

/**
 * The duration that Lambda bills for an invocation. Cost is linear in the billed duration, so its
 * mean says all; a median would not.
 *
 * @param warmMillis the mean billed duration of an invocation of an environment that was there, in
 *     milliseconds
 * @param coldMillis the mean billed duration of one that caused INIT, which is billed with it
 * @param coldShare which share of the invocations cause INIT, 0 to 1
 */
public record BilledDuration(double warmMillis, double coldMillis, double coldShare) {
  /** Durations are sums of decimal fractions; what is less than this is the sum's rounding. */
  private static final double DUST_MILLIS = 1e-6;

  public BilledDuration {
    if (!(warmMillis >= 0) || !(coldMillis >= 0)) {
      throw new IllegalArgumentException(
          "billed durations must not be below 0, they are " + warmMillis + " and " + coldMillis);
    }
    if (!(coldShare >= 0 && coldShare <= 1)) {
      throw new IllegalArgumentException("a share is 0 to 1, not " + coldShare);
    }
  }

  /** Invocations of which none causes INIT. */
  public static BilledDuration warm(double billedMillis) {
    return new BilledDuration(billedMillis, billedMillis, 0);
  }

  /**
   * The invocations of a run, each with what was billed for it.
   *
   * @throws IllegalArgumentException if there are neither warm nor cold ones
   */
  public static BilledDuration of(double[] warmBilledMillis, double[] coldBilledMillis) {
    int all = warmBilledMillis.length + coldBilledMillis.length;
    if (all == 0) {
      throw new IllegalArgumentException("no invocations");
    }
    return new BilledDuration(
        mean(warmBilledMillis), mean(coldBilledMillis), (double) coldBilledMillis.length / all);
  }

  /** The same invocations, were another share of them cold. */
  public BilledDuration withColdShare(double share) {
    return new BilledDuration(warmMillis, coldMillis, share);
  }

  /** The mean billed duration of an invocation, in milliseconds. */
  public double meanMillis() {
    return (1 - coldShare) * warmMillis + coldShare * coldMillis;
  }

  /**
   * What is billed for a duration: every begun millisecond of INIT and handler together. Since
   * 2025-08-01 INIT is billed for managed runtimes too
   * (https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/).
   *
   * @param durationMillis the handler's time
   * @param initMillis INIT's time; 0 if there was none
   */
  public static long billedMillis(double durationMillis, double initMillis) {
    return (long) Math.ceil(durationMillis + initMillis - DUST_MILLIS);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
