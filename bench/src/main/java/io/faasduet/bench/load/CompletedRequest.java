package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.InvocationResult;

/**
 * One request of a run and its result. Times are nanoseconds of a monotonic clock that was 0 when
 * the run began.
 *
 * @param index its place among the requests of the run, in the order they were due, counted from 0
 * @param group the user or the batch that it belongs to, counted from 1; 0 in an open loop
 * @param intendedNanos when it was due
 * @param sentNanos when it was sent, or was given up without
 * @param endNanos when its answer was whole, or its failure was noticed
 * @param result its result
 */
public record CompletedRequest(
    int index,
    int group,
    long intendedNanos,
    long sentNanos,
    long endNanos,
    InvocationResult result) {
  public CompletedRequest {
    requireNonNull(result, "result");
  }

  /** Whether it was answered as it should be. */
  public boolean succeeded() {
    return result instanceof InvocationResult.Success;
  }

  /**
   * From when it was due to the last byte of the answer: what somebody waited who came at that
   * time. Of a failure it is no latency.
   */
  public long latencyNanos() {
    return endNanos - intendedNanos;
  }

  /** How much too late the generator sent it. */
  public long lagNanos() {
    return sentNanos - intendedNanos;
  }
}
