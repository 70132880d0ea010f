package io.faasduet.bench.load;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.client.Invoker;
import java.time.Instant;
import java.util.function.IntFunction;

/**
 * Sends requests to a target as a plan says.
 *
 * <p>In an open loop it never waits for answers: each request is sent when it is due, however many
 * are in flight, and its latency counts from then, so that a server which stops for a second is
 * charged for all that came in that second. How much later than due requests were really sent is
 * recorded too, and a generator that could not keep up says so: {@link LoadOutcome#doubts}.
 */
public final class LoadGenerator {
  private final Invoker target;
  private final IntFunction<byte[]> requests;
  private final LoadLimits limits;

  /**
   * Sends to the target, which it does not close.
   *
   * @param requests the request of each index, counted from 0; must be quick
   */
  public LoadGenerator(Invoker target, IntFunction<byte[]> requests, LoadLimits limits) {
    this.target = requireNonNull(target, "target");
    this.requests = requireNonNull(requests, "requests");
    this.limits = requireNonNull(limits, "limits");
  }

  /**
   * Carries out the plan and returns when each of its requests has ended and the listener knows it.
   *
   * <p>An interrupt ends it early: no more are sent, those in flight are waited for as long as the
   * limits' interrupt timeout lasts, and those left fail as {@code interrupted}. The flag stays
   * set.
   *
   * @throws IllegalArgumentException if the plan has more at once than may be in flight
   * @throws RuntimeException what the listener threw
   */
  public LoadOutcome run(LoadPlan plan, LoadListener listener) {
    requireRoom(plan);
    listener.begun(Instant.now());
    return new LoadRun(target, requests, limits, Schedule.of(plan), listener).run();
  }

  private void requireRoom(LoadPlan plan) {
    int atOnce = 0;
    if (plan instanceof Users users) {
      atOnce = users.count();
    } else if (plan instanceof Batches batches) {
      atOnce = batches.size();
    }
    if (atOnce > limits.inFlight()) {
      throw new IllegalArgumentException(
          "%s are more at once than the %d that may be in flight"
              .formatted(plan.description(), limits.inFlight()));
    }
  }
}
