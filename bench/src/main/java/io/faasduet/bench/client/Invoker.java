package io.faasduet.bench.client;

/** A function that takes requests without waiting for results. Invoked by one thread at a time. */
public interface Invoker {

  /**
   * Sends one request, over another connection if all are busy. Nothing that a platform or a
   * function does makes this throw: a failure is an {@link InvocationResult.Failure}.
   *
   * @param json the request, a JSON object in UTF-8
   * @param reply takes the result, exactly once, within the invoker's timeout or soon after
   */
  void invoke(byte[] json, Reply reply);

  /** Takes the result of a request. */
  @FunctionalInterface
  interface Reply {

    /**
     * The request has ended. Called on a thread that sends and receives, so it must not block.
     *
     * @param sentNanos when the request was sent, of {@link System#nanoTime}; where a connection
     *     had to be made for it, when that was begun
     * @param endNanos when the last byte of the answer was read, or the failure was noticed
     */
    void ended(long sentNanos, long endNanos, InvocationResult result);
  }
}
