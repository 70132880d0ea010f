package io.faasduet.bench.report;

import io.faasduet.bench.published.PublishedFigure;
import io.faasduet.bench.published.PublishedFigures;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What others published of the same function, laid beside what the run measured. */
final class PagePublished {
  private PagePublished() {}

  /** A row for each published figure that fits what was measured; none if none does. */
  static PageTable of(Summary summary, Summary.Function function) {
    PublishedFigures figures = PublishedFigures.shipped();
    Optional<String> model = function.model().map(Run.Model::name);
    List<PageTable.Row> rows = new ArrayList<>();
    for (Run.Target target : summary.run().targets()) {
      rows(figures, summary, function, target, "cold", function.cold(), model, rows);
      rows(figures, summary, function, target, "warm", function.warm(), model, rows);
      for (Summary.Load load : function.loads()) {
        rows(figures, summary, function, target, "load", load.latencies(), model, rows);
      }
    }
    return new PageTable(
        List.of("target", "experiment", "measured here, s", "published, s", "what", "study"), rows);
  }

  private static void rows(
      PublishedFigures figures,
      Summary summary,
      Summary.Function function,
      Run.Target target,
      String experiment,
      Summary.Comparison comparison,
      Optional<String> model,
      List<PageTable.Row> rows) {
    Optional<Summary.Latency> measured =
        comparison.targets().stream()
            .filter(t -> t.name().equals(target.name()))
            .flatMap(t -> t.latency().stream())
            .findFirst();
    if (measured.isEmpty()) {
      return;
    }
    String name = summary.run().function(function.name()).function();
    for (PublishedFigure figure :
        figures.beside(name, model, target.platform(), target.memoryMegabytes(), experiment)) {
      if (figure.unit().equals("s")) {
        rows.add(
            new PageTable.Row(
                target.name(),
                Plot.colour(summary, target.name()),
                List.of(
                    experiment,
                    String.format(Locale.ROOT, "%.3f", measured.get().mean() / 1000),
                    String.format(Locale.ROOT, "%.3f", figure.values().mean()),
                    figure.metric() + " on " + figure.deployment().name(),
                    figure.study())));
      }
    }
  }
}
