package io.faasduet.bench.election;

import io.faasduet.bench.cost.CostAmount;
import java.time.Duration;

/**
 * What voters cost that read a table again and again.
 *
 * @param voters how many there are
 * @param pollsPerSecond how often each reads
 * @param unitsPerPoll the read request units of a reading
 * @param writesPerSecond how often all of them write together, a unit each
 * @param readUsd a read request unit in US dollars
 * @param writeUsd a write request unit in US dollars
 */
public record ElectionCost(
    int voters,
    double pollsPerSecond,
    double unitsPerPoll,
    double writesPerSecond,
    double readUsd,
    double writeUsd) {
  private static final double SECONDS_PER_HOUR = 3_600;

  public ElectionCost {
    if (voters < 1) {
      throw new IllegalArgumentException("voters must be at least 1, not " + voters);
    }
    CostAmount.require(
        "counts and prices", pollsPerSecond, unitsPerPoll, writesPerSecond, readUsd, writeUsd);
  }

  /** All readings of an hour. */
  public double pollsPerHour() {
    return voters * pollsPerSecond * SECONDS_PER_HOUR;
  }

  /** What the readings of an hour cost, in US dollars. */
  public double readUsdPerHour() {
    return pollsPerHour() * unitsPerPoll * readUsd;
  }

  /** What the writes of an hour cost, in US dollars. */
  public double writeUsdPerHour() {
    return writesPerSecond * SECONDS_PER_HOUR * writeUsd;
  }

  /** What an hour costs, in US dollars. */
  public double usdPerHour() {
    return readUsdPerHour() + writeUsdPerHour();
  }

  /**
   * The share of time that goes into elections, if each leader lives so long.
   *
   * @return from 0 to 1
   */
  public static double electionShare(double roundSeconds, Duration lifetime) {
    return Math.min(1, roundSeconds / (lifetime.toNanos() / 1e9));
  }
}
