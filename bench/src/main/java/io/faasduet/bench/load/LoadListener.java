package io.faasduet.bench.load;

import java.time.Instant;

/** Is told of each request of a run when it has ended, in that order, on one thread. */
@FunctionalInterface
public interface LoadListener {

  /** The run begins: this is its time 0. Called on the thread that carries it out. */
  default void begun(Instant start) {}

  /**
   * A request has ended. Requests that have ended but were not taken by this count as in flight, so
   * that one that is slow is seen as such. If it throws, the run stops and throws the same. One
   * that throws {@link java.util.concurrent.CancellationException} is still told of the requests
   * that are under way.
   */
  void completed(CompletedRequest completed);
}
