package io.faasduet.server;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidSettingException;
import io.faasduet.api.Settings;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;

/**
 * How a server listens and how much it takes on.
 *
 * @param port {@code PORT}, default 8080; 0 means any free port
 * @param concurrency {@code DUET_CONCURRENCY}: requests the function works on at once, 1 to 10,000;
 *     default the number of processors
 * @param queue {@code DUET_QUEUE}: requests that may wait beyond those, 0 to 1,000,000; default ten
 *     times the concurrency. A request takes its place when it has come whole, and holds it until
 *     its answer has left
 * @param maxBodyBytes {@code DUET_MAX_BODY_BYTES}: the largest HTTP body and gRPC message, 1 byte
 *     to 1 GiB; default 32 MiB
 * @param requestTimeout {@code DUET_REQUEST_TIMEOUT}: how long a request may take, with its upload
 *     and its wait, 1 ms to 24 h; seconds ({@code 30}, {@code 0.5}) or ISO 8601 ({@code PT30S});
 *     default 300 s. Also how long a draining server waits for its last requests
 */
public record ServerSettings(
    int port, int concurrency, int queue, int maxBodyBytes, Duration requestTimeout) {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration LONGEST_TIMEOUT = Duration.ofHours(24);

  public ServerSettings {
    requireWithin("PORT", port, 0, 65_535);
    requireWithin("DUET_CONCURRENCY", concurrency, 1, 10_000);
    requireWithin("DUET_QUEUE", queue, 0, 1_000_000);
    requireWithin("DUET_MAX_BODY_BYTES", maxBodyBytes, 1, 1 << 30);
    requireNonNull(requestTimeout, "requestTimeout");
    if (requestTimeout.toMillis() < 1 || requestTimeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new InvalidSettingException(
          "DUET_REQUEST_TIMEOUT must be from 1 ms to 24 h, not " + requestTimeout);
    }
  }

  /**
   * The settings of a process.
   *
   * @throws InvalidSettingException if one is not what it must be; the message names it
   */
  public static ServerSettings from(Settings settings) {
    int processors = Runtime.getRuntime().availableProcessors();
    int concurrency = (int) settings.number("DUET_CONCURRENCY", processors, 1, 10_000);
    return new ServerSettings(
        (int) settings.number("PORT", 8080, 0, 65_535),
        concurrency,
        (int) settings.number("DUET_QUEUE", 10L * concurrency, 0, 1_000_000),
        (int) settings.number("DUET_MAX_BODY_BYTES", 32 << 20, 1, 1 << 30),
        settings
            .text("DUET_REQUEST_TIMEOUT")
            .map(text -> duration(text.strip()))
            .orElse(DEFAULT_TIMEOUT));
  }

  private static Duration duration(String text) {
    try {
      if (text.startsWith("P") || text.startsWith("p")) {
        return Duration.parse(text);
      }
      return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValueExact());
    } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
      throw new InvalidSettingException(
          "DUET_REQUEST_TIMEOUT must be seconds or an ISO 8601 duration, not '" + text + "'");
    }
  }

  private static void requireWithin(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidSettingException(
          "%s must be a whole number from %d to %d, not '%d'".formatted(name, min, max, value));
    }
  }
}
