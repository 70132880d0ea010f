package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.FunctionView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.SurvivalFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The share of instances that survive, by idle time: a curve for each target. */
public final class SurvivalPlot {
  private static final double LEFT = 48;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  private SurvivalPlot() {}

  /** The plot; empty if no target has two idle times that are counted. */
  public static Optional<Figure> of(FunctionView view) {
    List<SurvivalFigures> curves =
        view.figures().survivals().stream().filter(of -> drawn(of).size() > 1).toList();
    return curves.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(view.run().summary(), curves, view.name()),
                "Share of the instances that answered again, by how long they were idle. Lines"
                    + " across are 95% intervals."));
  }

  private static String render(Summary summary, List<SurvivalFigures> curves, String function) {
    PlotArea panel =
        PlotArea.beside(curves.stream().map(SurvivalFigures::target).toList(), LEFT, TOP, BOTTOM);
    List<SurvivalFigures.IdleTime> all = curves.stream().flatMap(c -> drawn(c).stream()).toList();
    Axis x =
        Axis.logarithmic(
            all.stream().mapToDouble(SurvivalFigures.IdleTime::seconds).min().orElseThrow() * 0.92,
            all.stream().mapToDouble(SurvivalFigures.IdleTime::seconds).max().orElseThrow() * 1.08,
            panel.left(),
            panel.right());
    Axis y = panel.vertical(100);
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, function + ": idle instances that survive");
    panel.values(svg, y, "percent of the instances");
    panel.places(svg, x, "idle seconds, logarithmic");
    List<PlotArea.Named> names = new ArrayList<>();
    for (SurvivalFigures curve : curves) {
      String colour = PlotStyle.colour(summary, curve.target());
      List<SurvivalFigures.IdleTime> drawn = drawn(curve);
      svg.path(
          "curve " + colour,
          drawn.stream()
              .map(idle -> new double[] {x.at(idle.seconds()), y.at(100 * idle.share())})
              .toArray(double[][]::new));
      for (SurvivalFigures.IdleTime idle : drawn) {
        idle.interval()
            .ifPresent(
                of ->
                    svg.path(
                        "leader " + colour,
                        new double[][] {
                          {x.at(idle.seconds()), y.at(100 * of.low())},
                          {x.at(idle.seconds()), y.at(100 * of.high())}
                        }));
        svg.circle(
            "dot " + colour,
            x.at(idle.seconds()),
            y.at(100 * idle.share()),
            3,
            String.format(
                Locale.ROOT,
                "%s, %s s idle: %d of %d",
                curve.target(),
                Axis.label(idle.seconds()),
                idle.survived(),
                idle.warm()));
      }
      names.add(
          new PlotArea.Named(
              curve.target(), colour, y.at(100 * drawn.get(drawn.size() - 1).share())));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  private static List<SurvivalFigures.IdleTime> drawn(SurvivalFigures of) {
    return of.idleTimes().stream().filter(idle -> idle.warm() > 0).toList();
  }
}
