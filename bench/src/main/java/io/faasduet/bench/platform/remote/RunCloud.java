package io.faasduet.bench.platform.remote;

import io.faasduet.bench.platform.EnvironmentRecycler;
import io.faasduet.bench.platform.TargetRequest;
import java.time.Duration;

/**
 * A cloud on which one run makes the functions and queues of its targets. All of it is removed with
 * the run, by those who opened it. Used by one thread at a time.
 *
 * <p>Methods throw what says in one line what cannot be made or deleted.
 */
public interface RunCloud {

  /** The region, for results. */
  String region();

  /**
   * Makes a target's function, which finds the run's input.
   *
   * @param handler its handler class
   * @return its name
   */
  String makeFunction(TargetRequest request, String handler);

  /** The environments of a function that was made. */
  EnvironmentRecycler environments(String function);

  /**
   * Feeds a target's function from a queue; returns once it takes messages.
   *
   * @param target as the plan writes it
   * @param queue the queue's URL
   * @param batches whether a request is many messages
   */
  void feed(String target, String queue, boolean batches);

  /**
   * Makes a queue.
   *
   * @param target as the plan writes it
   * @param purpose part of its name
   * @param visibility how long a message that was received is hidden, in whole seconds
   * @return its URL
   */
  String makeQueue(String target, String purpose, Duration visibility);

  /** Deletes a queue that was made, by its URL. */
  void deleteQueue(String url);
}
