package io.faasduet.sebs.network.clock;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FieldNaming;
import io.faasduet.sebs.network.Rounds;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where the table is, and when the invocation began.
 *
 * @param result both
 * @param rounds the table, where the request asks for it
 */
public record ClockSynchronizationResponse(Result result, Optional<Rounds> rounds) {
  public ClockSynchronizationResponse {
    requireNonNull(result, "result");
    requireNonNull(rounds, "rounds");
  }

  /**
   * In fields {@code bucket-key} and {@code timestamp}.
   *
   * @param bucketKey the key of the table; no field where no round succeeded
   * @param timestamp when the invocation began, in seconds since 1970
   */
  public record Result(Optional<String> bucketKey, BigDecimal timestamp)
      implements FieldNaming.KebabCase {
    public Result {
      requireNonNull(bucketKey, "bucketKey");
      requireNonNull(timestamp, "timestamp");
    }
  }
}
