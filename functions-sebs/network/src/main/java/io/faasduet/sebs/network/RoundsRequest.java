package io.faasduet.sebs.network;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.FieldNaming;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.sebs.storage.BucketPaths;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Which server, and how many rounds.
 *
 * @param bucket where the table goes
 * @param serverAddress the IP address or name of a UDP server that sends back what it gets
 * @param serverPort its port
 * @param repetitions how many rounds; of clock-synchronization those since the shortest one
 * @param requestId names the table; the invocation's own id unless given
 * @param incomeTimestamp when the invocation began, in seconds since 1970, which only
 *     clock-synchronization answers; the time at which the function is called unless given
 * @param includeRounds whether the response has the table too; it has not unless given
 */
public record RoundsRequest(
    BucketPaths bucket,
    String serverAddress,
    int serverPort,
    int repetitions,
    Optional<String> requestId,
    Optional<BigDecimal> incomeTimestamp,
    Optional<Boolean> includeRounds)
    implements FieldNaming.KebabCase {
  private static final int LAST_PORT = 65_535;
  private static final int MOST_REPETITIONS = 100_000;

  public RoundsRequest {
    requireNonNull(bucket, "bucket");
    requireNonNull(serverAddress, "serverAddress");
    requireNonNull(requestId, "requestId");
    requireNonNull(incomeTimestamp, "incomeTimestamp");
    requireNonNull(includeRounds, "includeRounds");
    if (serverAddress.isBlank()) {
      throw new InvalidRequestException("field 'server-address' must not be empty");
    } else if (serverPort < 1 || serverPort > LAST_PORT) {
      throw new InvalidRequestException(
          "field 'server-port' must be from 1 to 65535, not " + serverPort);
    } else if (repetitions < 1 || repetitions > MOST_REPETITIONS) {
      throw new InvalidRequestException(
          "field 'repetitions' must be from 1 to 100000, not " + repetitions);
    }
  }
}
