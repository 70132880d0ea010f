package io.faasduet.bench.report.text;

import io.faasduet.bench.statistics.Estimate;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Writes the milliseconds of one table with the same number of decimals, so that they line up:
 * three significant digits of the least of them.
 *
 * @param decimals digits after the point
 */
public record MillisFormat(int decimals) {
  private static final String ABSENT = "–";

  /** The format for a table in which these medians stand. */
  public static MillisFormat forMedians(DoubleStream medians) {
    double least = medians.min().orElse(1);
    return new MillisFormat(least < 1 ? 3 : least < 10 ? 2 : least < 100 ? 1 : 0);
  }

  public String text(double millis) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", millis);
  }

  /** An estimate, with its interval if it has one. */
  public String text(Estimate millis) {
    return millis
        .interval()
        .map(i -> "%s [%s to %s]".formatted(text(millis.value()), text(i.low()), text(i.high())))
        .orElseGet(() -> text(millis.value()));
  }

  public String text(Optional<Double> millis) {
    return millis.map(this::text).orElse(ABSENT);
  }
}
