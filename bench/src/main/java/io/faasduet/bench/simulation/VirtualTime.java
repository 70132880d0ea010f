package io.faasduet.bench.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A clock that jumps from event to event. Events at the same time run in the order in which they
 * were added, so that a seed decides a whole simulation. Not thread-safe.
 */
public final class VirtualTime {
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos).thenComparingLong(Event::number));
  private long now;
  private long added;

  private record Event(long nanos, long number, Runnable action) {}

  /** Nanoseconds since the simulation began. */
  public long nanos() {
    return now;
  }

  /**
   * Adds an event.
   *
   * @param delayNanos how long after now, at least 0
   */
  public void after(long delayNanos, Runnable action) {
    if (delayNanos < 0) {
      throw new IllegalArgumentException("an event " + -delayNanos + " ns ago");
    }
    events.add(new Event(Math.addExact(now, delayNanos), added++, action));
  }

  /** Runs all events of the next so many nanoseconds; then it is so much later. */
  public void advance(long nanos) {
    long until = Math.addExact(now, nanos);
    while (!events.isEmpty() && events.peek().nanos() <= until) {
      step();
    }
    now = until;
  }

  /** Runs the next event; false if there is none. */
  public boolean step() {
    Event next = events.poll();
    if (next == null) {
      return false;
    }
    now = next.nanos();
    next.action().run();
    return true;
  }
}
