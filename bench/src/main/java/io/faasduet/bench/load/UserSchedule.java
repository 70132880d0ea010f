package io.faasduet.bench.load;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Users who wait for answers or think; those who would send after the end have left. */
final class UserSchedule implements Schedule {
  private record Thinking(int user, long untilNanos) {}

  private final PriorityQueue<Thinking> thinking =
      new PriorityQueue<>(
          Comparator.comparingLong(Thinking::untilNanos).thenComparingInt(Thinking::user));
  private final long thinkNanos;
  private final long endNanos;
  private int waiting;

  UserSchedule(Users users) {
    this.thinkNanos = users.thinkTime().toNanos();
    this.endNanos = users.duration().toNanos();
    for (int user = 1; user <= users.count(); user++) {
      thinking.add(new Thinking(user, 0));
    }
  }

  @Override
  public synchronized long nextDueNanos() {
    if (thinking.isEmpty()) {
      return waiting == 0 ? END : WAIT;
    }
    return thinking.element().untilNanos();
  }

  @Override
  public synchronized int take() {
    waiting++;
    return thinking.remove().user();
  }

  @Override
  public synchronized boolean ended(int user, long atNanos) {
    waiting--;
    if (atNanos + thinkNanos < endNanos) {
      thinking.add(new Thinking(user, atNanos + thinkNanos));
    }
    return true;
  }
}
