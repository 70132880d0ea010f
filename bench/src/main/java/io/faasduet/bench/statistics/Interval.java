package io.faasduet.bench.statistics;

/**
 * A 95% confidence interval.
 *
 * @param low its lower end
 * @param high its upper end, at least {@code low}
 */
public record Interval(double low, double high) {
  /** The confidence of every interval here. */
  public static final double LEVEL = 0.95;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /** Whether a value lies inside, or on an end. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
