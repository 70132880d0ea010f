package io.faasduet.server;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The header {@code grpc-timeout}: up to eight digits and a unit. */
final class GrpcTimeout {
  private static final int MAX_DIGITS = 8;

  private GrpcTimeout() {}

  /** How long the caller will wait; empty if it does not say, or not so that it is understood. */
  static Optional<Duration> parse(String header) {
    int digits = header.length() - 1;
    if (digits < 1 || digits > MAX_DIGITS) {
      return Optional.empty();
    }
    try {
      long amount = Long.parseLong(header, 0, digits, 10);
      return amount < 0
          ? Optional.empty()
          : unit(header.charAt(digits)).map(unit -> Duration.of(amount, unit));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<ChronoUnit> unit(char letter) {
    return switch (letter) {
      case 'H' -> Optional.of(ChronoUnit.HOURS);
      case 'M' -> Optional.of(ChronoUnit.MINUTES);
      case 'S' -> Optional.of(ChronoUnit.SECONDS);
      case 'm' -> Optional.of(ChronoUnit.MILLIS);
      case 'u' -> Optional.of(ChronoUnit.MICROS);
      case 'n' -> Optional.of(ChronoUnit.NANOS);
      default -> Optional.empty();
    };
  }
}
