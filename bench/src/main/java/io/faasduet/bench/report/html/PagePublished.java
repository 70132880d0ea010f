package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.published.PublishedFigure;
import io.faasduet.bench.published.PublishedFigures;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What others published of the same function, next to what the run measured. */
final class PagePublished {
  private PagePublished() {}

  /** A row for each published figure that fits what was measured; none if none does. */
  static PageTable of(Summary summary, Summary.FunctionSummary function) {
    PublishedFigures published = PublishedFigures.shipped();
    List<PageTable.Row> rows = new ArrayList<>();
    for (Run.MeasuredTarget target : summary.run().targets()) {
      Beside beside = new Beside(published, summary, function, target);
      meanMillis(function.cold(), target).ifPresent(mean -> rows.addAll(beside.rows("cold", mean)));
      meanMillis(function.warm(), target).ifPresent(mean -> rows.addAll(beside.rows("warm", mean)));
      for (Summary.LoadSummary load : function.loads()) {
        meanMillis(load.latencies(), target)
            .ifPresent(mean -> rows.addAll(beside.rows("load", mean)));
        int loop = 0;
        for (double mean : batchMeans(load, target)) {
          rows.addAll(beside.rows("loop " + ++loop, mean));
        }
      }
    }
    return new PageTable(
        "Means of this run and of published studies, in seconds",
        List.of("target", "experiment", "measured here, s", "published, s", "what", "study"),
        rows);
  }

  private static Optional<Double> meanMillis(
      Summary.Comparison comparison, Run.MeasuredTarget target) {
    return comparison.latency(target.name()).map(Summary.Latency::mean);
  }

  private static List<Double> batchMeans(Summary.LoadSummary load, Run.MeasuredTarget target) {
    return load.figures().stream()
        .filter(figures -> figures.target().equals(target.name()))
        .flatMap(figures -> figures.batchMeanMillis().stream())
        .toList();
  }

  /** Where what is published must fit. */
  private record Beside(
      PublishedFigures published,
      Summary summary,
      Summary.FunctionSummary function,
      Run.MeasuredTarget target) {
    List<PageTable.Row> rows(String experiment, double measuredMillis) {
      return published
          .beside(
              summary.run().function(function.name()).function(),
              function.model().map(Run.Model::name),
              target.platform(),
              target.memoryMegabytes(),
              experiment)
          .stream()
          .filter(figure -> figure.unit().equals("s"))
          .map(figure -> row(experiment, measuredMillis, figure))
          .toList();
    }

    private PageTable.Row row(String experiment, double measuredMillis, PublishedFigure figure) {
      return new PageTable.Row(
          target.name(),
          PlotStyle.colour(summary, target.name()),
          List.of(
              experiment,
              seconds(measuredMillis / 1000),
              seconds(figure.values().mean()),
              figure.metric() + " on " + figure.deployment().name(),
              figure.study()));
    }

    /** Milliseconds with a digit behind them where there are few. */
    private static String seconds(double value) {
      return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.3f", value);
    }
  }
}
