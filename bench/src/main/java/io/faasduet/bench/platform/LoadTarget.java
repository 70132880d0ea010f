package io.faasduet.bench.platform;

import io.faasduet.bench.results.Run;

/**
 * One function on one platform, as something that takes requests without waiting for their answers.
 * Invoked by one thread at a time.
 */
public interface LoadTarget extends AutoCloseable {

  /** What results say of it. */
  Run.Target description();

  /**
   * Sends one request, over a connection of its own if all others are busy. Nothing that a platform
   * or a function does makes this throw: a failure is an {@link InvocationResult.Failure}.
   *
   * @param json the request, a JSON object in UTF-8
   * @param reply is told the result, exactly once, within the target's timeout or soon after
   */
  void invoke(byte[] json, Reply reply);

  /** Lets go of all connections; requests in flight fail as {@code connection}. */
  @Override
  void close();

  /** Receives the result of a request. */
  @FunctionalInterface
  interface Reply {

    /**
     * Takes the answer. Called on a thread that sends and receives, so it must not block.
     *
     * @param sentNanos when the request was sent, of {@link System#nanoTime}; where a connection
     *     had to be made for it, when that was begun
     * @param endNanos when the last byte of the answer was read, or the failure was noticed
     */
    void ended(long sentNanos, long endNanos, InvocationResult answer);
  }
}
