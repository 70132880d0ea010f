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

  /** A number of the answer's {@code measurement}; not a number (NaN) if there is none. */
  public double measured(String field) {
    return measurement(field)
        .filter(Number.class::isInstance)
        .map(number -> ((Number) number).doubleValue())
        .orElse(Double.NaN);
  }

  /**
   * What is wrong with what the answer's {@code measurement} says of its transfers; empty if it is
   * these.
   */
  public Optional<String> wrongSizes(long downloadBytes, long uploadBytes) {
    return wrongSize("download_size", downloadBytes)
        .or(() -> wrongSize("upload_size", uploadBytes));
  }

  /** What is wrong with a size in the answer's {@code measurement}; empty if it is this one. */
  Optional<String> wrongSize(String field, long bytes) {
    return measured(field) == bytes
        ? Optional.empty()
        : Optional.of(
            "measurement.%s is %s, not %d"
                .formatted(field, measurement(field).orElse("missing"), bytes));
  }

  private Optional<Object> measurement(String field) {
    return response.get("measurement") instanceof Map<?, ?> given
        ? Optional.ofNullable(given.get(field))
        : Optional.empty();
  }
}
