package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.plot.Breakdown;
import io.faasduet.bench.report.plot.EcdfPlot;
import io.faasduet.bench.report.plot.MedianPlot;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.plot.StackedBars;
import io.faasduet.bench.report.plot.TimelinePlot;
import io.faasduet.bench.report.plot.WarmUpCurves;
import io.faasduet.bench.results.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One function's part of the page: texts, tables, and images as SVG, which is put in as it is.
 *
 * @param name the function's name
 * @param request what was asked of it
 * @param model the model that answered, or nothing
 * @param warm the figures of warm calls
 * @param cold the figures of cold starts
 * @param distribution a curve for each target; empty if no warm call was answered
 * @param timeline a dot for each warm call; empty if none was answered
 * @param warmUp latency by call of a process; empty if none was warmed up
 * @param published a row for each published figure that fits
 */
record PageFunction(
    String name,
    String request,
    String model,
    Side warm,
    Side cold,
    String distribution,
    String timeline,
    String warmUp,
    List<PageLoad> loads,
    PageCosts costs,
    PageTable published) {

  /**
   * Warm calls, or cold starts.
   *
   * @param verdict the comparison in a sentence
   * @param pairs the verdict on each pair of targets
   * @param medians a dot with its interval for each target; empty if none answered
   * @param breakdown a bar for each target; empty if none says where its time went
   * @param key what the bars' shades stand for
   */
  record Side(
      String verdict,
      PageTable pairs,
      PageTable table,
      String medians,
      String breakdown,
      List<StackedBars.Segment> key) {}

  static PageFunction of(Summary summary, Summary.FunctionSummary function, List<Sample> samples) {
    Map<String, List<Sample>> warm = new LinkedHashMap<>();
    for (String target : summary.run().targetNames()) {
      List<Sample> answered = PlotStyle.warm(samples, function.name(), target);
      if (!answered.isEmpty()) {
        warm.put(target, answered);
      }
    }
    String name = function.name();
    return new PageFunction(
        name,
        summary.run().function(name).request(),
        function.model().map(m -> m.name() + ", " + m.weights() + " weights").orElse(""),
        side(
            summary,
            function.warm(),
            PageTable.warm(summary, function.warm()),
            Breakdown.warm(function.warm()),
            name + ", warm calls"),
        side(
            summary,
            function.cold(),
            PageTable.cold(summary, function.cold()),
            Breakdown.cold(function.cold()),
            name + ", cold starts"),
        warm.isEmpty() ? "" : EcdfPlot.render(summary, name, warm),
        warm.isEmpty() ? "" : TimelinePlot.render(summary, name, warm),
        WarmUpCurves.render(summary, name, samples),
        function.loads().stream().map(load -> PageLoad.of(summary, name, load, samples)).toList(),
        PageCosts.of(summary, function),
        PagePublished.of(summary, function));
  }

  private static Side side(
      Summary summary,
      Summary.Comparison comparison,
      PageTable table,
      List<StackedBars.Bar> bars,
      String what) {
    boolean answered =
        comparison.targets().stream().anyMatch(target -> target.latency().isPresent());
    return new Side(
        comparison.verdict(),
        PageTable.pairs(summary, comparison),
        table,
        answered ? MedianPlot.render(summary, comparison, what) : "",
        bars.isEmpty() ? "" : StackedBars.render(summary, bars, what + ": where the time goes"),
        Breakdown.key(bars));
  }
}
