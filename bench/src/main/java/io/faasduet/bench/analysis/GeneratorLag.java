package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import java.util.Comparator;
import java.util.List;

/**
 * The lag of the load generator: how much later than due it sent the requests of one load. A
 * request is late if that is more than {@value #MOST_MILLIS} ms, in closed loops too: users and
 * batches have a time when their next request is due.
 *
 * <p>A load is invalid if more than 1% of its requests, and more than one, were late. One hiccup
 * does not count: the longest run of at most {@value #HICCUP_REQUESTS} late requests that were due
 * within {@value #HICCUP_MILLIS} ms is left out, so that a pause of the generator does not decide
 * on a load of a few hundred requests.
 */
final class GeneratorLag {
  static final double MOST_MILLIS = 1;

  private static final int HICCUP_REQUESTS = 10;
  private static final int HICCUP_MILLIS = 50;
  private static final double MOST_SHARE = 0.01;
  private static final double NANOS_PER_MILLI = 1e6;

  private GeneratorLag() {}

  /** How late a request was sent. */
  static double millis(Sample sample) {
    return (sample.startNanos() - sample.intendedNanos()) / NANOS_PER_MILLI;
  }

  /** Whether so many were late that the load was not the one that was asked for. */
  static boolean isTooMuch(List<Sample> due) {
    List<Sample> inOrder =
        due.stream().sorted(Comparator.comparingLong(Sample::intendedNanos)).toList();
    int late = 0;
    int longestHiccup = 0;
    for (int from = 0, to; from < inOrder.size(); from = to) {
      to = from + 1;
      if (isLate(inOrder.get(from))) {
        while (to < inOrder.size() && isLate(inOrder.get(to))) {
          to++;
        }
        late += to - from;
        if (isHiccup(inOrder.subList(from, to))) {
          longestHiccup = Math.max(longestHiccup, to - from);
        }
      }
    }
    return late - longestHiccup > Math.max(1, MOST_SHARE * inOrder.size());
  }

  private static boolean isLate(Sample sample) {
    return millis(sample) > MOST_MILLIS;
  }

  private static boolean isHiccup(List<Sample> late) {
    long first = late.get(0).intendedNanos();
    long last = late.get(late.size() - 1).intendedNanos();
    return late.size() <= HICCUP_REQUESTS && last - first <= HICCUP_MILLIS * NANOS_PER_MILLI;
  }
}
