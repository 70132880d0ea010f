package io.faasduet.bench.load;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Users who wait for answers or think, or have not begun; those who have ended have left. */
final class UserSchedule implements Schedule {
  /**
   * A user who sends at a time.
   *
   * @param left how many requests, that one included
   */
  private record Thinking(int user, long untilNanos, int left) {}

  private final PriorityQueue<Thinking> thinking =
      new PriorityQueue<>(
          Comparator.comparingLong(Thinking::untilNanos).thenComparingInt(Thinking::user));
  private final Map<Integer, Thinking> waiting = new HashMap<>();
  private final long thinkNanos;
  private final long endNanos;

  UserSchedule(Users users) {
    this.thinkNanos = users.thinkTime().toNanos();
    Users.End end = users.end();
    int loops = end instanceof Users.Loops each ? each.count() : Integer.MAX_VALUE;
    this.endNanos = end instanceof Users.After time ? time.duration().toNanos() : Long.MAX_VALUE;
    for (int user = 1; user <= users.count(); user++) {
      comesBack(new Thinking(user, users.startNanos(user), loops));
    }
  }

  @Override
  public synchronized long nextDueNanos() {
    if (thinking.isEmpty()) {
      return waiting.isEmpty() ? END : WAIT;
    }
    return thinking.element().untilNanos();
  }

  @Override
  public synchronized int take() {
    Thinking user = thinking.remove();
    waiting.put(user.user(), user);
    return user.user();
  }

  @Override
  public synchronized boolean ended(int user, long atNanos) {
    comesBack(new Thinking(user, atNanos + thinkNanos, waiting.remove(user).left() - 1));
    return true;
  }

  private void comesBack(Thinking user) {
    if (user.left() > 0 && user.untilNanos() < endNanos) {
      thinking.add(user);
    }
  }
}
