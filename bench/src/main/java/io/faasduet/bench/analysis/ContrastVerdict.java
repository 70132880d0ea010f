package io.faasduet.bench.analysis;

import io.faasduet.bench.statistics.Estimate;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.Ratio;
import java.util.Locale;

/** Says what a ratio of two medians allows to say. */
public final class ContrastVerdict {
  private ContrastVerdict() {}

  /** The verdict as a sentence. */
  public static String of(Summary.Contrast contrast) {
    String ratio = ratio(contrast.ratio());
    String both = contrast.first() + " and " + contrast.second();
    return switch (contrast.judgement().conclusion()) {
      case DIFFERENT ->
          "%s is %s times as fast as %s %s"
              .formatted(
                  contrast.first(),
                  times(contrast.ratio()),
                  contrast.second(),
                  interval(contrast.ratio()));
      case NOT_SIGNIFICANT -> both + " are not significantly different: ratio " + ratio;
      case TOO_NEAR, CANNOT_SHOW, TOO_FEW_INSTANCES, ONE_INSTANCE, INVALID ->
          "%s: ratio %s; %s".formatted(both, ratio, contrast.judgement().reason());
    };
  }

  /** The ratio with its interval, if it has one. */
  public static String ratio(Estimate ratio) {
    return ratio.interval().isPresent() ? times(ratio) + " " + interval(ratio) : times(ratio);
  }

  /** The verdict on the slower one in a few words. */
  public static String verdict(Judgement judgement) {
    return switch (judgement.conclusion()) {
      case DIFFERENT -> "slower";
      case NOT_SIGNIFICANT -> "not significant";
      case TOO_NEAR, CANNOT_SHOW, TOO_FEW_INSTANCES, ONE_INSTANCE, INVALID -> judgement.reason();
    };
  }

  private static String times(Estimate ratio) {
    return Ratio.text(ratio.value(), 2);
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
