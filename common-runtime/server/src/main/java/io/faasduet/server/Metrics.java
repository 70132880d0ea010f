package io.faasduet.server;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** What has become of the calls so far. Thread-safe. */
final class Metrics {
  /** Upper bounds of the duration histogram, in seconds. */
  static final double[] BOUNDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300
  };

  private final Map<Protocol, Durations> durations = new EnumMap<>(Protocol.class);
  private final Map<Protocol, Map<String, Long>> outcomes = new EnumMap<>(Protocol.class);
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

  /** Calls by how they failed; {@code none} stands for success. */
  synchronized Map<String, Long> outcomes(Protocol protocol) {
    return new TreeMap<>(outcomes.get(protocol));
  }

  /** How long answered calls took, in this copy. */
  synchronized Durations durations(Protocol protocol) {
    return durations.get(protocol);
  }

  private synchronized void record(Protocol protocol, String failure, double seconds) {
    outcomes.get(protocol).merge(failure, 1L, Long::sum);
    durations.computeIfPresent(protocol, (same, before) -> before.with(seconds));
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

    /** Records how the call failed, or {@code none}. */
    void stop(String failure) {
      record(protocol, failure, (System.nanoTime() - startNanos) / 1e9);
    }
  }
}
