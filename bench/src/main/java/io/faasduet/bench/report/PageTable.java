package io.faasduet.bench.report;

import io.faasduet.bench.statistics.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of the page, as texts.
 *
 * @param headers the columns' names; the first one is the target's
 * @param rows a row for each target
 */
record PageTable(List<String> headers, List<Row> rows) {

  /** One target's row; the class gives its colour. */
  record Row(String name, String colour, List<String> cells) {}

  static PageTable warm(Summary summary, Summary.Comparison warm) {
    Millis millis = millis(warm);
    return new PageTable(
        List.of(
            "ms",
            "median",
            "95% interval",
            "p90",
            "p95",
            "p99",
            "mean",
            "std dev",
            "calls",
            "processes",
            "failed",
            "memory"),
        warm.targets().stream()
            .map(
                target -> {
                  List<String> cells = medianCells(target, millis);
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p90)));
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p95)));
                  cells.add(millis.text(target.latency().flatMap(Summary.Latency::p99)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::mean)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::standardDeviation)));
                  cells.addAll(countCells(target));
                  return row(summary, target, cells);
                })
            .toList());
  }

  static PageTable cold(Summary summary, Summary.Comparison cold) {
    Millis millis = millis(cold);
    return new PageTable(
        List.of(
            "ms",
            "median",
            "95% interval",
            "least",
            "most",
            "mean",
            "std dev",
            "starts",
            "processes",
            "failed",
            "memory"),
        cold.targets().stream()
            .map(
                target -> {
                  List<String> cells = medianCells(target, millis);
                  cells.add(millis.text(target.latency().map(Summary.Latency::least)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::greatest)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::mean)));
                  cells.add(millis.text(target.latency().map(Summary.Latency::standardDeviation)));
                  cells.addAll(countCells(target));
                  return row(summary, target, cells);
                })
            .toList());
  }

  private static List<String> medianCells(Summary.Target target, Millis millis) {
    Optional<Interval> interval = target.latency().flatMap(l -> l.median().interval());
    List<String> cells = new ArrayList<>();
    cells.add(millis.text(target.latency().map(l -> l.median().value())));
    cells.add(interval.map(i -> millis.text(i.low()) + " – " + millis.text(i.high())).orElse("–"));
    return cells;
  }

  private static List<String> countCells(Summary.Target target) {
    return List.of(
        Integer.toString(target.answered()),
        Integer.toString(target.processes()),
        Integer.toString(target.failed()),
        target.residentBytes().map(bytes -> Math.round(bytes / (1 << 20)) + " MB").orElse("–"));
  }

  private static Row row(Summary summary, Summary.Target target, List<String> cells) {
    return new Row(target.name(), Plot.colour(summary, target.name()), List.copyOf(cells));
  }

  private static Millis millis(Summary.Comparison comparison) {
    return Millis.forMedians(
        comparison.targets().stream()
            .flatMap(target -> target.latency().stream())
            .mapToDouble(latency -> latency.median().value()));
  }
}
