package io.faasduet.bench.report.text;

import io.faasduet.bench.analysis.PayloadOverhead;
import io.faasduet.bench.analysis.SizeOverhead;
import io.faasduet.bench.statistics.Interval;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The overheads by payload as lines of text: the least and the greatest request, and the growth.
 */
final class OverheadRows {
  private static final String ROW = "  %-24.24s%6s%10s%10s%10s%16s%n";

  private OverheadRows() {}

  /** A line for each target, warm and cold. */
  static String render(List<PayloadOverhead> overheads) {
    List<SizeOverhead> sizes =
        overheads.stream().flatMap(overhead -> overhead.known().stream()).toList();
    MillisFormat millis =
        MillisFormat.forMedians(
            sizes.stream().mapToDouble(size -> size.overheadMillis().orElseThrow().value()));
    StringBuilder text = new StringBuilder();
    text.append(ROW.formatted("", "", "least", "greatest", "per MB", "95% interval"));
    for (PayloadOverhead overhead : overheads) {
      List<SizeOverhead> known = overhead.known();
      text.append(
          ROW.formatted(
              overhead.target(),
              overhead.cold() ? "cold" : "warm",
              millis.text(overheadOf(known, 0)),
              millis.text(overheadOf(known, known.size() - 1)),
              overhead.millisPerMegabyte().map(slope -> two(slope.value())).orElse("–"),
              overhead
                  .millisPerMegabyte()
                  .flatMap(slope -> slope.interval())
                  .map(OverheadRows::interval)
                  .orElse("")));
    }
    return text.append('\n').toString();
  }

  private static Optional<Double> overheadOf(List<SizeOverhead> known, int index) {
    return known.isEmpty()
        ? Optional.empty()
        : known.get(index).overheadMillis().map(overhead -> overhead.value());
  }

  private static String interval(Interval interval) {
    return "[" + two(interval.low()) + ", " + two(interval.high()) + "]";
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%,.2f", value);
  }
}
