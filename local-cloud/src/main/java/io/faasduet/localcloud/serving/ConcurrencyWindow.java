package io.faasduet.localcloud.serving;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** How many requests there were at once, over the last while. Not thread-safe. */
final class ConcurrencyWindow {
  private final long lengthNanos;
  private final Deque<Reading> readings = new ArrayDeque<>();

  private record Reading(long nanos, int concurrency) {}

  ConcurrencyWindow(Duration length) {
    this.lengthNanos = length.toNanos();
  }

  /** So many at that moment; moments must not decrease. */
  void read(long nanos, int concurrency) {
    readings.addLast(new Reading(nanos, concurrency));
    while (nanos - readings.getFirst().nanos() >= lengthNanos) {
      readings.removeFirst();
    }
  }

  /** The mean of the readings; 0 if there are none. */
  double average() {
    return readings.stream().mapToInt(Reading::concurrency).average().orElse(0);
  }
}
