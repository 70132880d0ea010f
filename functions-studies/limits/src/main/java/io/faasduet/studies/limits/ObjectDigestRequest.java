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
 * @param stages how many executions there are to be from this one on, each for as many objects as
 *     this one, and handed on by a queue; 1 unless given
 * @param queue the URL of the SQS queue that stages are handed on by; needed by more than one
 * @param reply where the last one sends its answer besides the response; nowhere unless given
 * @param earlier what the stages before did
 */
public record ObjectDigestRequest(
    String objects,
    int from,
    int to,
    int rounds,
    Optional<Long> before,
    Optional<String> state,
    Optional<Integer> stages,
    Optional<String> queue,
    Optional<StageReply> reply,
    Optional<ObjectDigestResponse> earlier) {
  private static final int MOST_OBJECTS = 10_000;
  private static final int MOST_ROUNDS = 10_000;
  private static final int MOST_STAGES = 1_000;

  /** A request for objects that is no stage of a chain by queues. */
  public ObjectDigestRequest(
      String objects, int from, int to, int rounds, Optional<Long> before, Optional<String> state) {
    this(
        objects,
        from,
        to,
        rounds,
        before,
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

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
    requireNonNull(earlier, "earlier");
    int count = stages.orElse(1);
    require(
        count >= 1 && count <= MOST_STAGES, "field 'stages' must be from 1 to 1000, not " + count);
    require(
        count == 1
            || reply.isPresent() && queue.filter(it -> it.matches("https?://\\S+")).isPresent(),
        "field 'stages' is more than 1, which needs 'queue', a queue's URL, and 'reply'");
  }

  /** What the next stage is asked. */
  ObjectDigestRequest next(ObjectDigestResponse done) {
    return new ObjectDigestRequest(
        objects,
        to,
        to + (to - from),
        rounds,
        Optional.empty(),
        Optional.empty(),
        stages.map(count -> count - 1),
        queue,
        reply,
        Optional.of(done));
  }

  private static void require(boolean condition, String fault) {
    if (!condition) {
      throw new InvalidRequestException(fault);
    }
  }
}
