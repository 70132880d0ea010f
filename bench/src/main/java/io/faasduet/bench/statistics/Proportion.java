package io.faasduet.bench.statistics;

/** A share of counted things. */
public final class Proportion {
  /** The normal distribution's quantile at 0.975. */
  private static final double Z = 1.959963984540054;

  private Proportion() {}

  /**
   * Wilson's interval of a share, for things that are independent of each other (E. B. Wilson,
   * 1927).
   *
   * @param successes from 0 to {@code trials}
   * @param trials at least 1
   */
  public static Interval interval(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    double n = trials;
    double share = successes / n;
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    return new Interval(
        successes == 0 ? 0 : Math.max(0, middle - half),
        successes == trials ? 1 : Math.min(1, middle + half));
  }
}
