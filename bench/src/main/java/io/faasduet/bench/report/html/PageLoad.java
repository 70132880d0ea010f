package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.InstanceCounts;
import io.faasduet.bench.analysis.LoadSummaries;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.EcdfPlot;
import io.faasduet.bench.report.plot.InstancesPlot;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One load's part of the page.
 *
 * @param name what the plan calls it
 * @param verdict the comparison in a sentence
 * @param pairs the verdict on each pair of targets
 * @param batches when each batch was answered, a row for each target; no rows if it has none
 * @param distribution a curve of latencies for each target; empty if none answered
 * @param instances stairs for each target; empty if no answer says which instance it is from
 */
record PageLoad(
    String name,
    String verdict,
    PageTable pairs,
    PageTable table,
    PageTable batches,
    String distribution,
    String instances) {
  private static final double NANOS = 1e9;

  static PageLoad of(
      Summary summary, String function, Summary.LoadSummary load, List<Sample> samples) {
    Map<String, List<Sample>> ok = new LinkedHashMap<>();
    List<Sample> due = due(function, load, samples);
    for (Summary.LoadFigures figures : load.figures()) {
      List<Sample> answered =
          due.stream().filter(s -> s.ok() && s.target().equals(figures.target())).toList();
      if (!answered.isEmpty()) {
        ok.put(figures.target(), answered);
      }
    }
    String what = function + ", " + load.name();
    return new PageLoad(
        load.name(),
        load.latencies().verdict(),
        PageTable.pairs(summary, load.latencies()),
        table(summary, load),
        batches(summary, load),
        ok.isEmpty() ? "" : EcdfPlot.render(summary, what, ok),
        instances(summary, what, ok, due));
  }

  private static List<Sample> due(String function, Summary.LoadSummary load, List<Sample> samples) {
    return samples.stream()
        .filter(s -> s.experiment() == SampleKind.LOAD && s.function().equals(function))
        .filter(s -> LoadSummaries.name(s).equals(load.name()))
        .toList();
  }

  private static PageTable table(Summary summary, Summary.LoadSummary load) {
    MillisFormat millis =
        MillisFormat.forMedians(
            load.latencies().targets().stream()
                .flatMap(t -> t.latency().stream())
                .mapToDouble(latency -> latency.median().value()));
    List<PageTable.Row> rows = new ArrayList<>();
    for (int i = 0; i < load.figures().size(); i++) {
      Summary.LoadFigures figures = load.figures().get(i);
      Summary.TargetSummary target = load.latencies().targets().get(i);
      Optional<Summary.Latency> latency = target.latency();
      rows.add(
          new PageTable.Row(
              figures.target(),
              PlotStyle.colour(summary, figures.target()),
              List.of(
                  millis.text(latency.map(l -> l.median().value())),
                  millis.text(latency.flatMap(Summary.Latency::p90)),
                  millis.text(latency.flatMap(Summary.Latency::p95)),
                  millis.text(latency.flatMap(Summary.Latency::p99)),
                  millis.text(latency.flatMap(Summary.Latency::p999)),
                  PageTable.ratio(latency.flatMap(Summary.Latency::tailToMedian)),
                  PageTable.ratio(latency.flatMap(Summary.Latency::coefficientOfVariation)),
                  Integer.toString(figures.due()),
                  Integer.toString(target.failed()),
                  number("%.1f", figures.answeredPerSecond()),
                  number("%.0f%%", 100 * figures.coldShare()),
                  Integer.toString(figures.instances()),
                  number("%.2f", figures.lagP99Millis()) + (figures.valid() ? "" : " invalid"))));
    }
    return new PageTable(
        List.of(
            "ms",
            "median",
            "p90",
            "p95",
            "p99",
            "p99.9",
            "p99 ÷ median",
            "CV",
            "due",
            "failed",
            "answered/s",
            "cold",
            "instances",
            "lag p99"),
        rows);
  }

  private static PageTable batches(Summary summary, Summary.LoadSummary load) {
    int most = load.figures().stream().mapToInt(f -> f.batchMillis().size()).max().orElse(0);
    List<String> headers = new ArrayList<>(List.of("seconds"));
    for (int batch = 1; batch <= most; batch++) {
      headers.add("batch " + batch);
    }
    List<PageTable.Row> rows =
        load.figures().stream()
            .filter(figures -> !figures.batchMillis().isEmpty())
            .map(
                figures ->
                    new PageTable.Row(
                        figures.target(),
                        PlotStyle.colour(summary, figures.target()),
                        figures.batchMillis().stream()
                            .map(millis -> number("%.2f", millis / 1000))
                            .toList()))
            .toList();
    return new PageTable(headers, rows);
  }

  private static String instances(
      Summary summary, String what, Map<String, List<Sample>> ok, List<Sample> due) {
    Map<String, Long> origins =
        due.stream().collect(Collectors.toMap(Sample::target, Sample::intendedNanos, Math::min));
    List<InstancesPlot.Stairs> stairs = new ArrayList<>();
    double seconds = 0;
    for (Map.Entry<String, List<Sample>> target : ok.entrySet()) {
      long origin = origins.get(target.getKey());
      List<InstanceCounts.Change> changes = InstanceCounts.changes(target.getValue(), origin);
      if (!changes.isEmpty()) {
        stairs.add(
            new InstancesPlot.Stairs(
                target.getKey(), PlotStyle.colour(summary, target.getKey()), changes));
      }
      for (Sample sample : target.getValue()) {
        seconds = Math.max(seconds, (LoadSummaries.endNanos(sample) - origin) / NANOS);
      }
    }
    return stairs.isEmpty() ? "" : InstancesPlot.render(stairs, seconds, what);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
