package io.faasduet.bench.statistics;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One measured amount over another. There is none where the other is 0, as of times that were
 * rounded to 0.
 */
public record Ratio(double amount, double over) {
  /** What stands for a ratio that there is not. */
  public static final String NONE = "–";

  /** The ratio, if it is a number. */
  public OptionalDouble value() {
    double value = amount / over;
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /** The ratio with so many decimals, or {@value #NONE}. */
  public String text(int decimals) {
    return text(amount / over, decimals);
  }

  /** The same of a ratio that was calculated before. */
  public static String text(double ratio, int decimals) {
    return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%." + decimals + "f", ratio) : NONE;
  }
}
