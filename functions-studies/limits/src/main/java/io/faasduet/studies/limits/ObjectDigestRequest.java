package io.faasduet.studies.limits;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import java.util.Optional;

/**
 * Which objects are digested, and what came before.
 *
 * @param objects what their addresses begin with, {@code s3://…} or {@code file:…}; {@code
 *     00000.bin} and so on follow
 * @param from the number of the first, from 0
 * @param to the number after the last
 * @param rounds how often each is digested, to 10,000; with 0 its CRC-32 is taken
 * @param before the sum of the objects before the first; 0 unless given
 * @param state the address of the state: where it is, {@code from} and {@code before} are those of
 *     the execution that wrote it. With one, an execution ends before the platform's deadline
 */
public record ObjectDigestRequest(
    String objects, int from, int to, int rounds, Optional<Long> before, Optional<String> state) {
  private static final int MOST_OBJECTS = 10_000;
  private static final int MOST_ROUNDS = 10_000;

  public ObjectDigestRequest {
    requireNonNull(objects, "objects");
    requireNonNull(before, "before");
    requireNonNull(state, "state");
    require(from >= 0 && from < MOST_OBJECTS, "field 'from' must be from 0 to 9999, not " + from);
    require(
        to > from && to <= MOST_OBJECTS,
        "field 'to' must be more than 'from', and at most 10000, not " + to);
    require(
        rounds >= 0 && rounds <= MOST_ROUNDS,
        "field 'rounds' must be from 0 to 10000, not " + rounds);
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidRequestException(fault);
    }
  }
}
