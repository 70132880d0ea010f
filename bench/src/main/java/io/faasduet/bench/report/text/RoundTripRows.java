package io.faasduet.bench.report.text;

import io.faasduet.bench.analysis.RoundTripFigures;
import io.faasduet.bench.statistics.Estimate;
import java.util.List;
import java.util.Locale;

/** The round trips of datagrams as lines of text. */
final class RoundTripRows {
  private static final String ROW = "  %-13.13s%9s%9s%9s%9s%7s%6s%16s%n";

  private RoundTripRows() {}

  /** A line for each target. */
  static String render(List<RoundTripFigures> figures) {
    MillisFormat millis =
        MillisFormat.forMedians(
            figures.stream().flatMap(of -> of.median().stream()).mapToDouble(Estimate::value));
    StringBuilder text = new StringBuilder();
    text.append(ROW.formatted("", "median", "p75", "p95", "p99", "sent", "lost", "clock ahead"));
    for (RoundTripFigures of : figures) {
      text.append(
          ROW.formatted(
              of.target(),
              millis.text(of.median().map(Estimate::value)),
              millis.text(of.p75()),
              millis.text(of.p95()),
              millis.text(of.p99()),
              of.sent(),
              of.lost(),
              of.clock()
                  .map(
                      clock ->
                          String.format(
                              Locale.ROOT, "%.3f ± %.3f", clock.aheadMillis(), clock.boundMillis()))
                  .orElse("–")));
    }
    return text.append('\n').toString();
  }
}
