package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.ClockOffset;
import io.faasduet.bench.analysis.RoundTripFigures;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.statistics.Estimate;
import java.util.List;
import java.util.Locale;

/** The table of the round trips of datagrams. */
final class PageRoundTrips {
  private PageRoundTrips() {}

  static PageTable table(Summary summary, List<RoundTripFigures> figures) {
    MillisFormat millis =
        MillisFormat.forMedians(
            figures.stream().flatMap(of -> of.median().stream()).mapToDouble(Estimate::value));
    return new PageTable(
        "Round trips of datagrams in milliseconds",
        List.of(
            "target",
            "median",
            "least",
            "p75",
            "p95",
            "p99",
            "p99.9",
            "sent",
            "lost",
            "function’s clock ahead",
            "until it began, warm",
            "invocations"),
        figures.stream()
            .map(
                of ->
                    new PageTable.Row(
                        of.target(),
                        PlotStyle.colour(summary, of.target()),
                        List.of(
                            of.median().map(millis::text).orElse("–"),
                            millis.text(of.least()),
                            millis.text(of.p75()),
                            millis.text(of.p95()),
                            millis.text(of.p99()),
                            millis.text(of.p999()),
                            Integer.toString(of.sent()),
                            lost(of),
                            of.clock().map(PageRoundTrips::clock).orElse("–"),
                            millis.text(of.untilBegan()),
                            Integer.toString(of.invocations()))))
            .toList());
  }

  private static String lost(RoundTripFigures of) {
    return String.format(Locale.ROOT, "%d (%.2f%%)", of.lost(), 100 * of.lossShare());
  }

  private static String clock(ClockOffset clock) {
    return String.format(Locale.ROOT, "%.3f ± %.3f", clock.aheadMillis(), clock.boundMillis());
  }
}
