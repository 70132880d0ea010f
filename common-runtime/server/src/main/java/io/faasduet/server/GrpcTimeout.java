package io.faasduet.server;

import io.faasduet.api.InvalidRequestException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** The header {@code grpc-timeout}: up to eight digits and a unit. */
final class GrpcTimeout {
  private static final int MAX_DIGITS = 8;

  private GrpcTimeout() {}

  /**
   * How long the caller will wait.
   *
   * @throws InvalidRequestException if the header is not what it must be
   */
  static Duration parse(String header) {
    int digits = header.length() - 1;
    if (digits < 1 || digits > MAX_DIGITS) {
      throw malformed(header);
    }
    long amount = 0;
    for (int i = 0; i < digits; i++) {
      int digit = header.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw malformed(header);
      }
      amount = 10 * amount + digit;
    }
    return Duration.of(amount, unit(header));
  }

  private static ChronoUnit unit(String header) {
    return switch (header.charAt(header.length() - 1)) {
      case 'H' -> ChronoUnit.HOURS;
      case 'M' -> ChronoUnit.MINUTES;
      case 'S' -> ChronoUnit.SECONDS;
      case 'm' -> ChronoUnit.MILLIS;
      case 'u' -> ChronoUnit.MICROS;
      case 'n' -> ChronoUnit.NANOS;
      default -> throw malformed(header);
    };
  }

  private static InvalidRequestException malformed(String header) {
    return new InvalidRequestException(
        "grpc-timeout must be 1 to 8 digits and one of H, M, S, m, u and n, not '" + header + "'");
  }
}
