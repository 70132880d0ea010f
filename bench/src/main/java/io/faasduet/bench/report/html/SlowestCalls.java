package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/** The slowest answers of an experiment, a row each, with what is known of each. */
final class SlowestCalls {
  private static final int COUNT = 10;

  /** Of fewer answers the plots show each. */
  private static final int LEAST = 20;

  private static final Comparator<Sample> BY_LATENCY =
      Comparator.comparingDouble(sample -> sample.latencyMillis().orElseThrow());

  private SlowestCalls() {}

  /** The table; without rows if there are few answers. */
  static PageTable of(Summary summary, Stream<Sample> answered) {
    PriorityQueue<Sample> slowest = new PriorityQueue<>(BY_LATENCY);
    int[] count = {0};
    answered.forEach(
        sample -> {
          count[0]++;
          slowest.add(sample);
          if (slowest.size() > COUNT) {
            slowest.remove();
          }
        });
    List<Sample> shown = new ArrayList<>(count[0] < LEAST ? List.of() : slowest);
    shown.sort(BY_LATENCY.reversed());
    MillisFormat millis =
        MillisFormat.forMedians(
            shown.stream().mapToDouble(sample -> sample.latencyMillis().orElseThrow()));
    return new PageTable(
        "The slowest answers",
        List.of("target", "ms", "in the function", "due at", "sequence", "instance", "cold"),
        shown.stream().map(sample -> row(summary, sample, millis)).toList());
  }

  private static PageTable.Row row(Summary summary, Sample sample, MillisFormat millis) {
    return new PageTable.Row(
        sample.target(),
        PlotStyle.colour(summary, sample.target()),
        List.of(
            millis.text(sample.latencyMillis().orElseThrow()),
            millis.text(Optional.ofNullable(sample.timingsMillis().get(Phase.TOTAL))),
            String.format(Locale.ROOT, "%.3f s", sample.intendedNanos() / 1e9),
            Integer.toString(sample.sequence()),
            sample.process() == 0 ? "–" : Integer.toString(sample.process()),
            sample.cold() ? "cold" : "–"));
  }
}
