package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.statistics.Estimate;
import java.util.Optional;

/**
 * The time around a function for requests of one size; in milliseconds.
 *
 * @param bytes their size
 * @param requests how many were made
 * @param failed those that failed; they are in no other figure
 * @param overheadMillis the median overhead, its interval by instances; empty where the function
 *     does not say what it timed
 * @param latencyMillis the median of the client's latency
 * @param functionMillis the median of the function's own time
 */
public record SizeOverhead(
    int bytes,
    int requests,
    int failed,
    Optional<Estimate> overheadMillis,
    Optional<Double> latencyMillis,
    Optional<Double> functionMillis) {
  public SizeOverhead {
    requireNonNull(overheadMillis, "overheadMillis");
    requireNonNull(latencyMillis, "latencyMillis");
    requireNonNull(functionMillis, "functionMillis");
  }
}
