package io.faasduet.api;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;

/**
 * How long the phases of one invocation took, in the order they first ended. Phases are named by
 * the wire contract: {@code init}, {@code decode}, {@code fetch}, {@code preprocess}, {@code
 * inference}, {@code render}, {@code store}, {@code total}; a phase timed twice is summed.
 *
 * <p>Every first call times phases, so that this has no lambdas, which take a cold start's time.
 *
 * <p>Thread-safe: a function may time phases on its own threads, and the adapter may read while a
 * timed-out function still writes.
 */
public final class Timings {
  private final Map<String, Long> nanosByPhase = new LinkedHashMap<>();

  /** Runs the work and records how long it took, also when it throws. */
  public <T> T time(String phase, Callable<T> work) throws Exception {
    long start = System.nanoTime();
    try {
      return work.call();
    } finally {
      record(phase, System.nanoTime() - start);
    }
  }

  /**
   * Adds to a phase.
   *
   * @throws IllegalArgumentException if nanos is negative
   */
  public synchronized void record(String phase, long nanos) {
    requireNonNull(phase, "phase");
    if (nanos < 0) {
      throw new IllegalArgumentException("phase " + phase + " lasted " + nanos + " ns");
    }
    nanosByPhase.put(phase, nanosByPhase.getOrDefault(phase, 0L) + nanos);
  }

  /** Milliseconds by phase, a copy. */
  public synchronized Map<String, Double> millis() {
    Map<String, Double> millis = new LinkedHashMap<>();
    for (Map.Entry<String, Long> phase : nanosByPhase.entrySet()) {
      millis.put(phase.getKey(), phase.getValue() / 1e6);
    }
    return millis;
  }

  /** The phases as the value of a {@code Server-Timing} header; empty if nothing was timed. */
  public synchronized String serverTiming() {
    StringJoiner header = new StringJoiner(", ");
    for (Map.Entry<String, Long> phase : nanosByPhase.entrySet()) {
      header.add(phase.getKey() + ";dur=" + thousandths(phase.getValue()));
    }
    return header.toString();
  }

  /** Milliseconds with three decimals, without the cold start of {@link java.util.Formatter}. */
  private static String thousandths(long nanos) {
    long micros = (nanos + 500) / 1000;
    return micros / 1000 + "." + Long.toString(1000 + micros % 1000).substring(1);
  }
}
