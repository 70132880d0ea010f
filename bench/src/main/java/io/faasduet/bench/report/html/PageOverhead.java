package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.PayloadOverhead;
import io.faasduet.bench.analysis.SizeOverhead;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.PayloadPlot;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.statistics.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The part of the page on the time around the function by the size of requests.
 *
 * @param growth a row for each target, of warm calls and of cold starts
 * @param sizes a row for each size of each of these
 * @param figures its plots
 */
record PageOverhead(PageTable growth, PageTable sizes, List<Figure> figures) {

  static PageOverhead of(FunctionView view) {
    Summary summary = view.run().summary();
    List<PayloadOverhead> overheads = view.figures().overheads();
    MillisFormat millis =
        MillisFormat.forMedians(
            overheads.stream()
                .flatMap(overhead -> overhead.known().stream())
                .mapToDouble(size -> size.overheadMillis().orElseThrow().value()));
    return new PageOverhead(
        new PageTable(
            "Milliseconds outside the function, by the size of the request",
            List.of(
                "target",
                "least request",
                "greatest request",
                "ms per million bytes",
                "requests",
                "failed"),
            overheads.stream().map(overhead -> growth(summary, overhead, millis)).toList()),
        new PageTable(
            "Medians in milliseconds",
            List.of(
                "target",
                "bytes",
                "outside the function",
                "latency",
                "function",
                "requests",
                "failed"),
            overheads.stream()
                .flatMap(
                    overhead ->
                        overhead.sizes().stream()
                            .map(size -> size(summary, overhead, size, millis)))
                .toList()),
        Stream.of(PayloadPlot.ofWarmCalls(view), PayloadPlot.ofColdStarts(view))
            .flatMap(Optional::stream)
            .toList());
  }

  /** How much larger requests take, in a sentence; empty if that was not measured. */
  static Optional<String> verdict(Summary.FunctionSummary function) {
    String targets =
        function.overheads().stream()
            .filter(overhead -> !overhead.cold())
            .flatMap(
                overhead ->
                    overhead.millisPerMegabyte().stream()
                        .map(slope -> perMegabyte(slope.value()) + " on " + overhead.target()))
            .collect(Collectors.joining(", "));
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of("Outside the function a million bytes more take, warm: " + targets + ".");
  }

  private static String perMegabyte(double millis) {
    return String.format(Locale.ROOT, "%.2f ms", millis);
  }

  private static PageTable.Row growth(
      Summary summary, PayloadOverhead overhead, MillisFormat millis) {
    List<SizeOverhead> known = overhead.known();
    return new PageTable.Row(
        name(overhead),
        PlotStyle.colour(summary, overhead.target()),
        List.of(
            known.isEmpty() ? "–" : overhead(known.get(0), millis),
            known.isEmpty() ? "–" : overhead(known.get(known.size() - 1), millis),
            overhead.millisPerMegabyte().map(new MillisFormat(2)::text).orElse("–"),
            Integer.toString(overhead.requests()),
            Integer.toString(overhead.failed())));
  }

  private static PageTable.Row size(
      Summary summary, PayloadOverhead overhead, SizeOverhead size, MillisFormat millis) {
    return new PageTable.Row(
        name(overhead),
        PlotStyle.colour(summary, overhead.target()),
        List.of(
            String.format(Locale.ROOT, "%,d", size.bytes()),
            overhead(size, millis),
            millis.text(size.latencyMillis()),
            millis.text(size.functionMillis()),
            Integer.toString(size.requests()),
            Integer.toString(size.failed())));
  }

  private static String overhead(SizeOverhead size, MillisFormat millis) {
    Optional<Estimate> overhead = size.overheadMillis();
    return overhead.map(millis::text).orElse("–");
  }

  private static String name(PayloadOverhead overhead) {
    return overhead.target() + (overhead.cold() ? ", cold" : ", warm");
  }
}
