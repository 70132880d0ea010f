package io.faasduet.bench.cost;

/**
 * The numbers that costs are calculated from. They have a most, so that every sum of them is a
 * number.
 */
public final class CostAmount {
  /** The largest. */
  public static final double MOST = 1e15;

  private CostAmount() {}

  /**
   * Refuses amounts that are negative, too large or no numbers.
   *
   * @param what their name in the plural, for the message
   * @throws IllegalArgumentException if one is
   */
  public static void require(String what, double... amounts) {
    for (double amount : amounts) {
      if (!(amount >= 0 && amount <= MOST)) {
        throw new IllegalArgumentException(
            "%s must be 0 or more and at most %s, not %s".formatted(what, MOST, amount));
      }
    }
  }

  /**
   * Refuses 0 too.
   *
   * @throws IllegalArgumentException if one is
   */
  public static void requirePositive(String what, double... amounts) {
    for (double amount : amounts) {
      if (!(amount > 0 && amount <= MOST)) {
        throw new IllegalArgumentException(
            "%s must be above 0 and at most %s, not %s".formatted(what, MOST, amount));
      }
    }
  }
}
