package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.LoadView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.EcdfPlot;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.InstancesPlot;
import io.faasduet.bench.report.plot.LoadLatencyPlot;
import io.faasduet.bench.report.plot.LoadRatePlot;
import io.faasduet.bench.report.plot.Plot;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.text.MillisFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One load's part of the page.
 *
 * @param name what the plan calls it
 * @param description what it sends, and how long; empty where results do not say
 * @param repeated whether it was put on each target several times
 * @param pairs the verdict on each pair of targets
 * @param batches when each batch was answered, a row for each target; no rows if it has none
 * @param slowest the slowest answers
 * @param figures its plots
 */
record PageLoad(
    String name,
    String description,
    boolean repeated,
    PageTable pairs,
    PageTable table,
    PageTable batches,
    PageTable slowest,
    List<Figure> figures) {
  private static final List<Plot<LoadView>> PLOTS =
      List.of(
          EcdfPlot::ofLoad, LoadLatencyPlot::ofLoad, LoadRatePlot::ofLoad, InstancesPlot::ofLoad);

  static PageLoad of(LoadView view) {
    Summary summary = view.function().run().summary();
    Summary.LoadSummary load = view.figures();
    return new PageLoad(
        load.name(),
        summary.run().loadDescription(load.name()).orElse(""),
        load.figures().stream().anyMatch(figures -> figures.repetitions() > 1),
        PageTable.pairs(summary, load.latencies()),
        table(summary, load),
        batches(summary, load),
        SlowestCalls.of(summary, view.answered().values().stream().flatMap(List::stream)),
        PLOTS.parallelStream().flatMap(plot -> plot.draw(view).stream()).toList());
  }

  private static PageTable table(Summary summary, Summary.LoadSummary load) {
    MillisFormat millis = MillisFormat.forMedians(load.latencies().medians());
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
        "Latency in milliseconds, from when requests were due; rates and instances",
        List.of(
            "target",
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
    List<String> headers = new ArrayList<>(List.of("target"));
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
    return new PageTable("Seconds until each batch was answered", headers, rows);
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
