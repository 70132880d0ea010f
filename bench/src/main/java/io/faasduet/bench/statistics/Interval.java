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

  /** How often it may miss, and how often all verdicts of a page together may err. */
  public static final double ERROR = 0.05;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
  }

  /** This interval, or the least that holds a value as well. */
  Interval including(double value) {
    return new Interval(Math.min(low, value), Math.max(high, value));
  }

  /** Whether a value lies inside, or on an end. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
