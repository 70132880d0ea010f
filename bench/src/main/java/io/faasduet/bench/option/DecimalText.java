package io.faasduet.bench.option;

import java.util.regex.Pattern;

/** Decimal numbers as text. Java would also read {@code 1d}, {@code 0x1p3} and {@code NaN}. */
public final class DecimalText {
  private static final Pattern DECIMAL = Pattern.compile("[-+.0-9eE]+");

  private DecimalText() {}

  /**
   * The number in a text such as {@code -1.5e3}.
   *
   * @throws NumberFormatException if it is no decimal number, or not a finite one
   */
  public static double read(String text) {
    double value = DECIMAL.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
    if (!Double.isFinite(value)) {
      throw new NumberFormatException("'" + text + "' is no decimal number");
    }
    return value;
  }
}
