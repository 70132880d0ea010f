package io.faasduet.localcloud.serving;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many requests there were at once, over the last while, in buckets of one second: {@code
 * TimedFloat64Buckets} in {@code pkg/autoscaler/aggregation} of knative/serving. A second's value
 * is the mean of its readings, as Knative's proxies report it. Not thread-safe.
 */
final class ConcurrencyWindow {
  private static final long SECOND_NANOS = 1_000_000_000;
  private static final double PRECISION = 1e6;

  private final long lengthNanos;
  private final int buckets;
  private final Deque<Second> seconds = new ArrayDeque<>();
  private long first;
  private long last;

  private static final class Second {
    private final long number;
    private long sum;
    private int readings;

    private Second(long number) {
      this.number = number;
    }

    private double mean() {
      return (double) sum / readings;
    }
  }

  ConcurrencyWindow(Duration length) {
    this.lengthNanos = length.toNanos();
    this.buckets = (int) Math.ceil((double) lengthNanos / SECOND_NANOS);
  }

  /** So many at that moment; moments must not decrease. */
  void read(long nanos, int concurrency) {
    long second = Math.floorDiv(nanos, SECOND_NANOS);
    if (seconds.isEmpty() || (second - last) * SECOND_NANOS >= lengthNanos) {
      seconds.clear(); // after a whole window without a reading it begins anew
      first = second;
    }
    if (seconds.isEmpty() || last != second) {
      seconds.addLast(new Second(second));
      last = second;
    }
    while (seconds.getFirst().number <= second - buckets) {
      seconds.removeFirst();
    }
    seconds.getLast().sum += concurrency;
    seconds.getLast().readings++;
  }

  /**
   * The mean over the window's seconds since the first reading; seconds without a reading between
   * two with one count as zero, those after the last are left out. 0 without readings.
   */
  double average(long nanos) {
    long now = Math.floorDiv(nanos, SECOND_NANOS);
    if (seconds.isEmpty() || (now - last) * SECOND_NANOS >= lengthNanos) {
      return 0;
    }
    long from = Math.max(first, Math.max(now, last) - buckets + 1);
    double sum = seconds.stream().filter(it -> it.number >= from).mapToDouble(Second::mean).sum();
    return Math.round(sum / (last - from + 1) * PRECISION) / PRECISION;
  }
}
