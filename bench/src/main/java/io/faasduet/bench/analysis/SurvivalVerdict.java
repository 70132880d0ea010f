package io.faasduet.bench.analysis;

import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.SurvivalFit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What survivors say of when a platform ends idle instances, in a sentence. */
final class SurvivalVerdict {
  /** Criteria that differ by less say nothing. */
  private static final double CLOSE = 2;

  private SurvivalVerdict() {}

  static String of(
      List<SurvivalFigures.IdleTime> idleTimes, List<SurvivalFit> fits, Optional<Interval> period) {
    List<SurvivalFigures.IdleTime> counted =
        idleTimes.stream().filter(idle -> idle.warm() > 0).toList();
    if (counted.isEmpty()) {
      return "No round can be counted, as requests at once were answered by one instance, or"
          + " failed: nothing can be said. Measure a function that takes longer, such as sleep.";
    }
    String longest = seconds(counted.get(counted.size() - 1).seconds());
    if (counted.stream().allMatch(idle -> idle.survived() == idle.warm())) {
      return "All instances survived up to %s idle: the data cannot tell a period, only that none ended before that."
          .formatted(longest);
    } else if (counted.stream().allMatch(idle -> idle.survived() == 0)) {
      return "No instance survived %s idle: the data cannot tell a period; measure shorter idle times."
          .formatted(seconds(counted.get(0).seconds()));
    } else if (fits.isEmpty()) {
      return "Some instances survived, some did not: at least three idle times are needed to fit a period.";
    }
    SurvivalFit best = fits.get(0);
    List<SurvivalFit> close =
        fits.stream().skip(1).filter(fit -> fit.akaike() - best.akaike() < CLOSE).toList();
    String fitting =
        "Fits best: %s; it is off by %.1f%% of the instances (RMSE)."
            .formatted(described(best, period), 100 * best.rmse());
    return close.isEmpty()
        ? fitting
        : fitting
            + " The data cannot tell it from: "
            + close.stream()
                .map(fit -> described(fit, Optional.empty()))
                .collect(Collectors.joining("; "))
            + ".";
  }

  /** The model, its parameter, what fits alike, and the interval. */
  static String described(SurvivalFit fit, Optional<Interval> period) {
    return "%s %s%s%s"
        .formatted(
            fit.model().words(),
            seconds(fit.seconds()),
            isPoint(fit.alike()) ? "" : ", of which " + range(fit.alike()) + " fit alike",
            period.map(of -> ", 95% interval " + range(of)).orElse(""));
  }

  private static boolean isPoint(Interval alike) {
    return alike.high() < 1.01 * alike.low();
  }

  static String range(Interval of) {
    return Double.isInfinite(of.high())
        ? "more than " + seconds(of.low())
        : number(of.low()) + " to " + seconds(of.high());
  }

  static String seconds(double value) {
    return number(value) + " s";
  }

  /** Three digits, and all of a whole number. */
  private static String number(double value) {
    return value >= 100
        ? String.format(Locale.ROOT, "%,.0f", value)
        : SecondsText.plain(Math.round(value * 100) / 100.0);
  }
}
