package io.faasduet.bench.load;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.Invoker;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that is under way; ends once. Times are of {@link System#nanoTime}. */
final class PendingRequest implements Invoker.Reply {
  private final AtomicBoolean ended = new AtomicBoolean();
  private final int index;
  private final int group;
  private final long intendedNanos;
  private final long takenNanos = System.nanoTime();
  private final InFlightRequests inFlight;

  PendingRequest(int index, int group, long intendedNanos, InFlightRequests inFlight) {
    this.index = index;
    this.group = group;
    this.intendedNanos = intendedNanos;
    this.inFlight = inFlight;
  }

  @Override
  public void ended(long sentNanos, long endNanos, InvocationResult result) {
    if (ended.compareAndSet(false, true)) {
      inFlight.ended(this, sentNanos, endNanos, result);
    }
  }

  /** Ends it without an answer, if it has none yet. */
  void giveUp(InvocationResult.Failure failure) {
    ended(takenNanos, System.nanoTime(), failure);
  }

  /** Its result, with times from the origin on. */
  CompletedRequest completed(long sentNanos, long endNanos, InvocationResult result, long origin) {
    return new CompletedRequest(
        index, group, intendedNanos - origin, sentNanos - origin, endNanos - origin, result);
  }

  int group() {
    return group;
  }
}
