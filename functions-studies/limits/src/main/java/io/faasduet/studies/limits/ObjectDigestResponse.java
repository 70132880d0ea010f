package io.faasduet.studies.limits;

import java.util.List;

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
 */
public record ObjectDigestResponse(
    int from,
    int next,
    long sum,
    boolean continued,
    int rounds,
    long bytes,
    List<Long> fetchNanos,
    List<Long> digestNanos) {
  public ObjectDigestResponse {
    fetchNanos = List.copyOf(fetchNanos);
    digestNanos = List.copyOf(digestNanos);
  }
}
