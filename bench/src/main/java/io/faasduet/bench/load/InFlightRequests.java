package io.faasduet.bench.load;

import io.faasduet.bench.client.InvocationResult;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The requests of a run that are under way, and those that have ended and wait to be handed on.
 * Requests are opened by the sending thread, end on any, and are handed on by a third.
 */
final class InFlightRequests {
  private final Set<PendingRequest> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger openCount = new AtomicInteger();
  private final Queue<CompletedRequest> ended = new ConcurrentLinkedQueue<>();
  private final AtomicInteger endedCount = new AtomicInteger();
  private final Schedule schedule;
  private final long origin;
  private final Thread sender;
  private int most;

  InFlightRequests(Schedule schedule, long origin, Thread sender) {
    this.schedule = schedule;
    this.origin = origin;
    this.sender = sender;
  }

  /** A request that is about to be sent. */
  PendingRequest open(int index, int group, long intendedNanos) {
    PendingRequest pending = new PendingRequest(index, group, intendedNanos, this);
    open.add(pending);
    most = Math.max(most, openCount.incrementAndGet());
    return pending;
  }

  /** How many hold memory: those under way and those that were not handed on. */
  int held() {
    return openCount.get() + endedCount.get();
  }

  /** How many are under way. */
  int openCount() {
    return openCount.get();
  }

  /** The most that were under way at a time. Of the sending thread. */
  int most() {
    return most;
  }

  /** A request has ended; told once of each. */
  void ended(PendingRequest pending, long sentNanos, long endNanos, InvocationResult result) {
    open.remove(pending);
    endedCount.incrementAndGet();
    ended.add(pending.completed(sentNanos, endNanos, result, origin));
    boolean changed = schedule.ended(pending.group(), endNanos - origin);
    if (openCount.decrementAndGet() == 0 || changed) {
      LockSupport.unpark(sender);
    }
  }

  /** Ends all that are under way. */
  void giveUp(InvocationResult.Failure failure) {
    open.forEach(pending -> pending.giveUp(failure));
  }

  /** Hands on those that have ended, in that order. */
  void handOn(Consumer<CompletedRequest> to) {
    for (CompletedRequest completed = ended.poll(); completed != null; completed = ended.poll()) {
      to.accept(completed);
      endedCount.decrementAndGet();
    }
  }
}
