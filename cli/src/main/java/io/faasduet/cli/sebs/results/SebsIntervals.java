package io.faasduet.cli.sebs.results;

import io.faasduet.bench.statistics.IndependentSample;
import io.faasduet.bench.statistics.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The intervals that SeBS gives of the client's times, for comparison with its own: each invocation
 * counts as independent. The median's are between the ranks that are meant, where SeBS's are one
 * too high.
 */
final class SebsIntervals {
  private static final double[] LEVELS = {0.95, 0.99};

  private SebsIntervals() {}

  /** A line for each confidence; none for fewer than two values. */
  static List<String> lines(String name, double[] values) {
    List<String> lines = new ArrayList<>();
    if (values.length < 2) {
      return lines;
    }
    IndependentSample sample = new IndependentSample(values);
    lines.add(name + " as in SeBS, each invocation taken as independent:");
    for (double level : LEVELS) {
      IndependentSample.Bounds mean = sample.mean(level).orElseThrow();
      double centre = (mean.low() + mean.high()) / 2;
      lines.add(
          String.format(
              Locale.ROOT,
              "%4.0f%%: mean %s (%s%%), median %s",
              100 * level,
              text(Optional.of(mean)),
              new Ratio(100 * (mean.high() - centre), centre).text(1),
              text(sample.median(level))));
    }
    return lines;
  }

  private static String text(Optional<IndependentSample.Bounds> bounds) {
    return bounds
        .map(ends -> String.format(Locale.ROOT, "%.0f to %.0f", ends.low(), ends.high()))
        .orElse("of too few");
  }
}
