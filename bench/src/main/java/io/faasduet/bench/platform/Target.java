package io.faasduet.bench.platform;

import io.faasduet.bench.results.ColdStart;
import io.faasduet.bench.results.Run;
import java.util.Optional;

/** One function on one platform, as something that can be invoked. Not thread-safe. */
public interface Target extends AutoCloseable {

  /** The target's name in results: {@code lambda}, {@code http}, {@code grpc}, {@code inproc}. */
  default String name() {
    return description().name();
  }

  /** What results say of it. */
  Run.Target description();

  /**
   * Sends one request and waits for its answer. The first call after {@link #makeCold} starts the
   * process. Nothing that a platform or a function does makes this throw: a failure is an {@link
   * InvocationResult.Failure}.
   *
   * @param json the request, a JSON object in UTF-8
   */
  InvocationResult invoke(byte[] json);

  /** Stops the process, if one is running: the next invoke meets a new one. */
  void makeCold();

  /** Where the time of the start went that the last invoke caused; empty if it caused none. */
  Optional<ColdStart> lastColdStart();

  /** Whether {@link #makeCold} leads to a new process; if not, there is nothing cold to measure. */
  default boolean startsProcesses() {
    return true;
  }

  /** Stops the process and lets go of all connections. */
  @Override
  void close();
}
