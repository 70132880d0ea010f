package io.faasduet.localcloud.lambda.function;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The event invoke configuration of a function.
 *
 * @param retries how often an event is tried again after the function failed, 0 to 2
 * @param maximumAge how old an event may get before it is given up
 * @param onSuccess the ARN of a queue or function that is told of events that were dealt with
 * @param onFailure the ARN of one that is told of events that were given up
 */
public record EventInvokeConfig(
    Optional<Integer> retries,
    Optional<Duration> maximumAge,
    Optional<String> onSuccess,
    Optional<String> onFailure,
    Instant lastModified) {
  private static final int DEFAULT_RETRIES = 2;
  private static final Duration DEFAULT_AGE = Duration.ofHours(6);

  public static EventInvokeConfig unspecified() {
    return new EventInvokeConfig(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Instant.EPOCH);
  }

  public int retriesOrDefault() {
    return retries.orElse(DEFAULT_RETRIES);
  }

  public Duration maximumAgeOrDefault() {
    return maximumAge.orElse(DEFAULT_AGE);
  }
}
