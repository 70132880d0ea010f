package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.ContrastVerdict;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of the page, as texts. Columns in which no row has anything are left out.
 *
 * @param caption what its figures are
 * @param headers the columns' names; the first one is the target's
 * @param rows a row for each target
 */
record PageTable(String caption, List<String> headers, List<Row> rows) {
  private static final String NOTHING = "–";

  PageTable {
    List<Row> all = rows;
    int[] kept =
        IntStream.range(0, headers.size() - 1)
            .filter(
                column ->
                    all.isEmpty()
                        || all.stream().anyMatch(row -> !row.cells().get(column).equals(NOTHING)))
            .toArray();
    String first = headers.get(0);
    headers =
        Stream.concat(Stream.of(first), texts(headers.subList(1, headers.size()), kept)).toList();
    rows =
        rows.stream()
            .map(row -> new Row(row.name(), row.colour(), texts(row.cells(), kept).toList()))
            .toList();
  }

  private static Stream<String> texts(List<String> all, int[] kept) {
    return Arrays.stream(kept).mapToObj(all::get);
  }

  /** One target's row; the class gives its colour. */
  record Row(String name, String colour, List<String> cells) {}

  static PageTable warm(Summary summary, Summary.Comparison warm) {
    MillisFormat millis = millis(warm);
    return new PageTable(
        "Latency of warm calls in milliseconds",
        List.of(
            "target",
            "median",
            "95% interval",
            "p90",
            "p95",
            "p99",
            "p99.9",
            "p99 ÷ median",
            "mean",
            "std dev",
            "CV",
            "calls",
            "instances",
            "failed",
            "memory"),
        warm.targets().stream()
            .map(
                target -> {
                  List<String> cells = medianCells(target, millis);
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p90)));
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p95)));
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p99)));
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p999)));
                  cells.add(ratio(target.latency().flatMap(Summary.Latency::tailToMedian)));
                  cells.addAll(spreadCells(target, millis));
                  cells.addAll(countCells(target));
                  return row(summary, target, cells);
                })
            .toList());
  }

  static PageTable cold(Summary summary, Summary.Comparison cold) {
    MillisFormat millis = millis(cold);
    return new PageTable(
        "Cold starts in milliseconds, until the first answer was received",
        List.of(
            "target",
            "median",
            "95% interval",
            "least",
            "most",
            "mean",
            "std dev",
            "CV",
            "starts",
            "instances",
            "failed",
            "memory"),
        cold.targets().stream()
            .map(
                target -> {
                  List<String> cells = medianCells(target, millis);
                  cells.add(millis.text(target.latency().map(Summary.Latency::least)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::greatest)));
                  cells.addAll(spreadCells(target, millis));
                  cells.addAll(countCells(target));
                  return row(summary, target, cells);
                })
            .toList());
  }

  /**
   * The medians of one experiment: a row for each function that was in it, a column for each
   * target.
   */
  static PageTable medians(
      String caption, Summary summary, Function<Summary.FunctionSummary, Summary.Comparison> of) {
    List<String> targets = summary.run().targetNames();
    List<String> headers = new ArrayList<>(List.of("function"));
    headers.addAll(targets);
    return new PageTable(
        caption,
        headers,
        summary.functions().stream()
            .filter(function -> !of.apply(function).targets().isEmpty())
            .map(function -> new Row(function.name(), "", medians(of.apply(function), targets)))
            .toList());
  }

  private static List<String> medians(Summary.Comparison comparison, List<String> targets) {
    MillisFormat millis = millis(comparison);
    return targets.stream()
        .map(name -> millis.text(comparison.latency(name).map(latency -> latency.median().value())))
        .toList();
  }

  /** The verdict on each pair, the slower one of each first. */
  static PageTable pairs(Summary summary, Summary.Comparison comparison) {
    MillisFormat millis = millis(comparison);
    return new PageTable(
        "Each pair of targets: the median of the slower one over that of the faster one",
        List.of("slower", "than", "verdict", "times as long", "ms more", "p", "p adjusted"),
        comparison.contrasts().stream()
            .map(
                contrast ->
                    new Row(
                        contrast.second(),
                        PlotStyle.colour(summary, contrast.second()),
                        List.of(
                            contrast.first(),
                            ContrastVerdict.verdict(contrast.judgement()),
                            ContrastVerdict.ratio(contrast.ratio()),
                            millis.text(contrast.difference()),
                            probability(contrast.judgement().pValue()),
                            probability(contrast.judgement().adjustedPValue()))))
            .toList());
  }

  private static String probability(Optional<Double> p) {
    return p.map(v -> v < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.2g", v))
        .orElse(NOTHING);
  }

  /** Two decimals, or a dash. */
  static String ratio(Optional<Double> value) {
    return value.map(v -> String.format(Locale.ROOT, "%.2f", v)).orElse(NOTHING);
  }

  private static List<String> spreadCells(Summary.TargetSummary target, MillisFormat millis) {
    return List.of(
        millis.text(target.latency().map(Summary.Latency::mean)),
        millis.text(target.latency().map(Summary.Latency::standardDeviation)),
        ratio(target.latency().flatMap(Summary.Latency::coefficientOfVariation)));
  }

  private static List<String> medianCells(Summary.TargetSummary target, MillisFormat millis) {
    Optional<Interval> interval = target.latency().flatMap(l -> l.median().interval());
    List<String> cells = new ArrayList<>();
    cells.add(millis.text(target.latency().map(l -> l.median().value())));
    cells.add(
        interval.map(i -> millis.text(i.low()) + " – " + millis.text(i.high())).orElse(NOTHING));
    return cells;
  }

  private static List<String> countCells(Summary.TargetSummary target) {
    return List.of(
        Integer.toString(target.answered()),
        Integer.toString(target.processes()),
        Integer.toString(target.failed()),
        target.residentBytes().map(bytes -> Math.round(bytes / (1 << 20)) + " MB").orElse(NOTHING));
  }

  private static Row row(Summary summary, Summary.TargetSummary target, List<String> cells) {
    return new Row(target.name(), PlotStyle.colour(summary, target.name()), List.copyOf(cells));
  }

  private static MillisFormat millis(Summary.Comparison comparison) {
    return MillisFormat.forMedians(comparison.medians());
  }
}
