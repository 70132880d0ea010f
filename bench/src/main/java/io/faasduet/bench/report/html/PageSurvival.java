package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.SurvivalFigures;
import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.report.plot.Axis;
import io.faasduet.bench.report.plot.Figure;
import io.faasduet.bench.report.plot.PlotStyle;
import io.faasduet.bench.report.plot.SurvivalPlot;
import io.faasduet.bench.statistics.Interval;
import io.faasduet.bench.statistics.SurvivalFit;
import java.util.List;
import java.util.Locale;

/**
 * The part of the page on idle instances.
 *
 * @param verdicts what can be said of each target
 * @param table a row for each idle time on each target
 * @param models a row for each model on each target
 * @param figures its plot
 */
record PageSurvival(
    List<String> verdicts, PageTable table, PageTable models, List<Figure> figures) {

  static PageSurvival of(FunctionView view) {
    Summary summary = view.run().summary();
    List<SurvivalFigures> survivals = view.figures().survivals();
    return new PageSurvival(
        survivals.stream().map(of -> of.target() + ": " + of.verdict()).toList(),
        new PageTable(
            "Instances that answered again after they had been idle",
            List.of(
                "target",
                "idle, s",
                "rounds",
                "left out",
                "warm",
                "survived",
                "share",
                "95% interval"),
            survivals.stream()
                .flatMap(of -> of.idleTimes().stream().map(idle -> row(summary, of, idle)))
                .toList()),
        new PageTable(
            "Models of survival, the best first",
            List.of("target", "model", "s", "fit alike, s", "RMSE", "criterion"),
            survivals.stream()
                .flatMap(of -> of.fits().stream().map(fit -> row(summary, of, fit)))
                .toList()),
        SurvivalPlot.of(view).stream().toList());
  }

  private static PageTable.Row row(
      Summary summary, SurvivalFigures of, SurvivalFigures.IdleTime idle) {
    return new PageTable.Row(
        of.target(),
        PlotStyle.colour(summary, of.target()),
        List.of(
            SecondsText.plain(idle.seconds()),
            Integer.toString(idle.rounds()),
            Integer.toString(idle.leftOut()),
            Integer.toString(idle.warm()),
            Integer.toString(idle.survived()),
            idle.warm() == 0 ? "–" : percent(idle.share()),
            idle.interval()
                .map(of95 -> percent(of95.low()) + " to " + percent(of95.high()))
                .orElse("–")));
  }

  private static PageTable.Row row(Summary summary, SurvivalFigures of, SurvivalFit fit) {
    return new PageTable.Row(
        of.target(),
        PlotStyle.colour(summary, of.target()),
        List.of(
            fit.model().words(),
            Axis.label(fit.seconds()),
            range(fit.alike()),
            percent(fit.rmse()),
            String.format(Locale.ROOT, "%.1f", fit.akaike())));
  }

  private static String range(Interval alike) {
    return Double.isInfinite(alike.high())
        ? "more than " + Axis.label(alike.low())
        : Axis.label(alike.low()) + " to " + Axis.label(alike.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
