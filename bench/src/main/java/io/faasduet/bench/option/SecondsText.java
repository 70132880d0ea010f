package io.faasduet.bench.option;

import java.math.BigDecimal;
import java.time.Duration;

/** Durations as text, in seconds. */
public final class SecondsText {
  private SecondsText() {}

  /** The duration in seconds, such as {@code 0.5 s}. */
  public static String of(Duration duration) {
    return plain(BigDecimal.valueOf(duration.toNanos(), 9)) + " s";
  }

  /** A number without an exponent and without needless zeros. */
  public static String plain(double number) {
    return plain(BigDecimal.valueOf(number));
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.signum() == 0 ? BigDecimal.ZERO : stripped).toPlainString();
  }
}
