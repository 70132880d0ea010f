package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.TargetNotes;
import io.faasduet.bench.report.plot.Breakdown;
import io.faasduet.bench.report.plot.EcdfPlot;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.Plot;
import io.faasduet.bench.report.plot.TimelinePlot;
import io.faasduet.bench.report.plot.WarmUpCurves;
import java.util.List;

/**
 * One function's part of the page: texts, tables, and images as SVG, which is put in as it is.
 *
 * @param name the function's name
 * @param request what was asked of it
 * @param model the model that answered, or nothing
 * @param warm the tables of warm calls
 * @param cold the tables of cold starts
 * @param startups what its instances started from, and what a platform says of their restores
 * @param figures its plots
 * @param overhead the time around the function by the size of requests
 * @param resources what its processes used
 * @param roundTrips a row for each target with round trips of datagrams
 * @param survival how many instances survived being idle
 * @param studies the tables of published studies
 * @param published a row for each published figure that fits
 */
record PageFunction(
    String name,
    String request,
    String model,
    Tables warm,
    Tables cold,
    List<String> startups,
    List<Figure> figures,
    List<PageLoad> loads,
    PageOverhead overhead,
    PageTable roundTrips,
    PageSurvival survival,
    List<PageStudy> studies,
    PageCosts costs,
    PageResources resources,
    PageTable published) {
  private static final List<Plot<FunctionView>> PLOTS =
      List.of(
          EcdfPlot::ofWarmCalls,
          TimelinePlot::ofWarmCalls,
          Breakdown::ofWarmCalls,
          WarmUpCurves::of,
          Breakdown::ofColdStarts);

  /**
   * Warm calls, or cold starts.
   *
   * @param table a row for each target
   * @param pairs the verdict on each pair of targets
   * @param slowest the slowest answers
   */
  record Tables(PageTable table, PageTable pairs, PageTable slowest) {}

  static PageFunction of(FunctionView view) {
    Summary summary = view.run().summary();
    Summary.FunctionSummary function = view.figures();
    String name = function.name();
    return new PageFunction(
        name,
        summary.run().function(name).request(),
        function.model().map(m -> m.name() + ", " + m.weights() + " weights").orElse(""),
        new Tables(
            PageTable.warm(summary, function.warm()),
            PageTable.pairs(summary, function.warm()),
            SlowestCalls.of(summary, view.warm().values().stream().flatMap(List::stream))),
        new Tables(
            PageTable.cold(summary, function.cold()),
            PageTable.pairs(summary, function.cold()),
            SlowestCalls.of(summary, view.cold().values().stream().flatMap(List::stream))),
        TargetNotes.coldStarts(summary.run(), function),
        PLOTS.parallelStream().flatMap(plot -> plot.draw(view).stream()).toList(),
        view.loads().parallelStream().map(PageLoad::of).toList(),
        PageOverhead.of(view),
        PageRoundTrips.table(summary, function.roundTrips()),
        PageSurvival.of(view),
        function.studies().stream().map(table -> PageStudy.of(summary, table)).toList(),
        PageCosts.of(view),
        PageResources.of(view),
        PagePublished.of(summary, function));
  }
}
