package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A function's answer to the payload of an input.
 *
 * @param payload what it was asked, as JSON values
 * @param response what it answered, as JSON values; whole numbers are {@link Integer}, {@link Long}
 *     or {@link java.math.BigInteger}, others {@link Double}
 * @param context what the input was made for
 */
public record BenchmarkAnswer(
    Map<String, Object> payload, Map<String, Object> response, InputContext context) {
  public BenchmarkAnswer {
    requireNonNull(payload, "payload");
    requireNonNull(response, "response");
    requireNonNull(context, "context");
  }

  /** The answer's field {@code result}, if it has that type. */
  public <T> Optional<T> result(Class<T> type) {
    return Optional.ofNullable(response.get("result")).filter(type::isInstance).map(type::cast);
  }
}
