package io.faasduet.bench.load;

import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.platform.LoadTarget;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request that is under way; ends once. Times are of {@link System#nanoTime}. */
final class PendingRequest implements LoadTarget.Reply {
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
  public void ended(long sentNanos, long endNanos, InvocationResult answer) {
    if (ended.compareAndSet(false, true)) {
      inFlight.ended(this, sentNanos, endNanos, answer);
    }
  }

  /** Ends it without an answer, if it has none yet. */
  void giveUp(InvocationResult.Failure failure) {
    ended(takenNanos, System.nanoTime(), failure);
  }

  /** Its result, with times from the origin on. */
  CompletedRequest fired(long sentNanos, long endNanos, InvocationResult answer, long origin) {
    return new CompletedRequest(
        index, group, intendedNanos - origin, sentNanos - origin, endNanos - origin, answer);
  }

  int group() {
    return group;
  }
}
