package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The calls so far, by their results and durations. Thread-safe. */
final class Metrics {
  /** Upper bounds of the duration histogram, in seconds. */
  static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300
  };

  private final Map<Protocol, Durations> durations = new EnumMap<>(Protocol.class);
  private final Map<Protocol, Map<CallResult, Long>> outcomes = new EnumMap<>(Protocol.class);
  private long coldStarts;

  Metrics() {
    for (Protocol protocol : Protocol.values()) {
      durations.put(protocol, new Durations(new long[BOUNDS.length], 0, 0));
      outcomes.put(protocol, new TreeMap<>());
    }
  }

  /** Begins to time a call. */
  Timer start(Protocol protocol) {
    return new Timer(protocol);
  }

  synchronized void coldStarted() {
    coldStarts++;
  }

  synchronized long coldStarts() {
    return coldStarts;
  }

  /** Counts a request that asked for nothing the server has; it is not timed. */
  synchronized void refused(Protocol protocol, ErrorKind failure, String status) {
    count(protocol, new CallResult(failure.errorType(), status));
  }

  /** Requests by how they ended. */
  synchronized Map<CallResult, Long> outcomes(Protocol protocol) {
    return new TreeMap<>(outcomes.get(protocol));
  }

  /** How long answered calls took, in this copy. */
  synchronized Durations durations(Protocol protocol) {
    return durations.get(protocol);
  }

  private synchronized void record(Protocol protocol, CallResult outcome, double seconds) {
    count(protocol, outcome);
    durations.computeIfPresent(protocol, (same, before) -> before.with(seconds));
  }

  private void count(Protocol protocol, CallResult outcome) {
    outcomes.get(protocol).merge(outcome, 1L, Long::sum);
  }

  /**
   * How a request ended. In order, which the page is better for; and a record's first hash code
   * would take milliseconds of a cold start.
   *
   * @param failure its error type, {@code none} if it succeeded
   * @param status of HTTP or the name of gRPC's code, {@code none} if nobody was left to answer
   */
  record CallResult(String failure, String status) implements Comparable<CallResult> {
    @Override
    public int compareTo(CallResult other) {
      int byFailure = failure.compareTo(other.failure);
      return byFailure != 0 ? byFailure : status.compareTo(other.status);
    }
  }

  /**
   * A histogram.
   *
   * @param atMost calls that took at most each of {@link #BOUNDS}
   */
  record Durations(long[] atMost, long count, double sumSeconds) {
    private Durations with(double seconds) {
      long[] counts = Arrays.copyOf(atMost, atMost.length);
      for (int i = BOUNDS.length - 1; i >= 0 && seconds <= BOUNDS[i]; i--) {
        counts[i]++;
      }
      return new Durations(counts, count + 1, sumSeconds + seconds);
    }
  }

  /** Times one call. */
  final class Timer {
    private final Protocol protocol;
    private final long startNanos = System.nanoTime();

    private Timer(Protocol protocol) {
      this.protocol = protocol;
    }

    /** Records how the call ended, in the terms of {@link CallResult}. */
    void stop(String failure, String status) {
      record(protocol, new CallResult(failure, status), (System.nanoTime() - startNanos) / 1e9);
    }
  }
}
