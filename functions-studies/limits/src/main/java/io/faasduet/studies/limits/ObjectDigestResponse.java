package io.faasduet.studies.limits;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an execution did.
 *
 * @param from the number of the first object that it digested
 * @param next the number after the last
 * @param sum of the objects' digests, with those before the first if they were handed on
 * @param continued whether the sum has them
 * @param rounds how often each was digested
 * @param bytes the length of all objects that were fetched
 * @param fetchNanos for each object, until it was in memory
 * @param digestNanos for each object, for its digest
 * @param stageMillis for each execution of a chain by queues, and for any other one, how long it
 *     worked, with a begun millisecond as a whole one; without the handing on
 */
public record ObjectDigestResponse(
    int from,
    int next,
    long sum,
    boolean continued,
    int rounds,
    long bytes,
    List<Long> fetchNanos,
    List<Long> digestNanos,
    List<Long> stageMillis) {
  public ObjectDigestResponse {
    fetchNanos = List.copyOf(fetchNanos);
    digestNanos = List.copyOf(digestNanos);
    stageMillis = List.copyOf(stageMillis);
  }

  /** What this execution and the stages before it did together. */
  ObjectDigestResponse after(ObjectDigestResponse earlier) {
    return new ObjectDigestResponse(
        earlier.from,
        next,
        sum,
        earlier.continued,
        rounds,
        earlier.bytes + bytes,
        joined(earlier.fetchNanos, fetchNanos),
        joined(earlier.digestNanos, digestNanos),
        joined(earlier.stageMillis, stageMillis));
  }

  private static List<Long> joined(List<Long> first, List<Long> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
