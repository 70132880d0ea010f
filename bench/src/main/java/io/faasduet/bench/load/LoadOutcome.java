package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a load, request by request: each that came due succeeded or failed.
 *
 * @param succeeded how many were answered as they should be
 * @param failures how many failed, by the kind of failure
 * @param elapsedNanos from the beginning of the run to the end of its last request
 * @param latency of those that succeeded, from when they were due
 * @param lag of all: how much later than due they were sent
 * @param mostInFlight the most requests that were under way at a time
 * @param longestInFlightNanos the longest time from sending to the end, of failures too
 * @param doubts why the run does not show what it was to show; empty if it is valid
 */
public record LoadOutcome(
    long succeeded,
    SortedMap<String, Long> failures,
    long elapsedNanos,
    Percentiles latency,
    Percentiles lag,
    int mostInFlight,
    long longestInFlightNanos,
    List<String> doubts) {
  /** The kind of failure of requests that were due while too many were in flight. */
  public static final String NOT_SENT = "not-sent";

  /** The kind of failure of requests that an interrupted run did not wait for. */
  public static final String INTERRUPTED = "interrupted";

  public LoadOutcome {
    failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    requireNonNull(latency, "latency");
    requireNonNull(lag, "lag");
    doubts = List.copyOf(doubts);
  }

  /** How many requests came due: those that succeeded and those that failed. */
  public long due() {
    return succeeded + failed();
  }

  /** How many failed, those that were not sent included. */
  public long failed() {
    return failures.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many were sent. */
  public long sent() {
    return due() - failures.getOrDefault(NOT_SENT, 0L);
  }

  /** Whether the load was the one that was asked for, sent when it was due. */
  public boolean valid() {
    return doubts.isEmpty();
  }
}
