package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Bootstrap;
import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.Verdict;
import java.util.Locale;

/** Says what a ratio of two medians allows to say. */
public final class ContrastVerdict {
  private ContrastVerdict() {}

  /** The sentence; the ratio is the slower one's median over the faster one's. */
  public static String of(String faster, String slower, Estimate ratio) {
    String times = times(ratio);
    return switch (Verdict.of(ratio.interval())) {
      case SLOWER, FASTER ->
          "%s is %s times as fast as %s %s".formatted(faster, times, slower, interval(ratio));
      case NOT_DISTINGUISHABLE ->
          "%s and %s are not significantly different: ratio %s %s"
              .formatted(faster, slower, times, interval(ratio));
      case TOO_LITTLE_DATA ->
          "%s and %s: ratio %s, too few instances to judge (%d needed)"
              .formatted(faster, slower, times, Bootstrap.FEWEST);
    };
  }

  /** The ratio with its interval, if it has one. */
  public static String ratio(Estimate ratio) {
    return ratio.interval().isPresent() ? times(ratio) + " " + interval(ratio) : times(ratio);
  }

  /** What the ratio says of the slower one, in a word or two. */
  public static String verdict(Estimate ratio) {
    return switch (Verdict.of(ratio.interval())) {
      case SLOWER -> "slower";
      case FASTER -> "faster";
      case NOT_DISTINGUISHABLE -> "not significant";
      case TOO_LITTLE_DATA -> "too few instances";
    };
  }

  private static String times(Estimate ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio.value());
  }

  /** Two decimals, or as many as tell the end from 1: the verdict hangs on which side it is. */
  private static String end(double value) {
    boolean near = Math.abs(value - 1) < 0.005;
    return String.format(Locale.ROOT, near ? "%.4f" : "%.2f", value);
  }

  private static String interval(Estimate ratio) {
    Interval interval = ratio.interval().orElseThrow();
    return "[" + end(interval.low()) + " to " + end(interval.high()) + "]";
  }
}
