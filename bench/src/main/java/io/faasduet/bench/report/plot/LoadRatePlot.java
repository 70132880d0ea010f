package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.LoadView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Answers and failures a second over the time of a load. */
public final class LoadRatePlot {
  private static final double LEFT = 48;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  private LoadRatePlot() {}

  /** The rates of a load; empty if it has too few requests to be seen over time. */
  public static Optional<Figure> ofLoad(LoadView load) {
    List<LoadSlices> targets = LoadSlices.of(load);
    return targets.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(targets, load.function().name() + ", " + load.name()),
                "Answers a second by when they came, in every %s s.%s"
                    .formatted(
                        Axis.label(targets.get(0).width()),
                        targets.stream().anyMatch(LoadSlices::hasFailures)
                            ? " Dashed: requests that failed, by when they were due."
                            : "")));
  }

  static String render(List<LoadSlices> targets, String what) {
    PlotArea panel =
        PlotArea.beside(targets.stream().map(LoadSlices::name).toList(), LEFT, TOP, BOTTOM);
    Axis x = panel.horizontal(targets.get(0).seconds());
    Axis y =
        panel.vertical(
            targets.stream()
                .flatMap(target -> target.slices().stream())
                .mapToDouble(slice -> Math.max(slice.answersPerSecond(), slice.failuresPerSecond()))
                .max()
                .orElseThrow());
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": answers a second over time");
    panel.values(svg, y, "answers a second");
    panel.places(svg, x, "seconds since the load began");
    List<PlotArea.Named> names = new ArrayList<>();
    for (LoadSlices target : targets) {
      if (target.hasFailures()) {
        svg.path(
            "curve dashed " + target.colour(),
            curve(target, LoadSlices.Slice::failuresPerSecond, x, y));
      }
      double[][] answers = curve(target, LoadSlices.Slice::answersPerSecond, x, y);
      svg.path("curve " + target.colour(), answers);
      names.add(new PlotArea.Named(target.name(), target.colour(), answers[answers.length - 1][1]));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  private static double[][] curve(
      LoadSlices target, ToDoubleFunction<LoadSlices.Slice> rate, Axis x, Axis y) {
    return target.slices().stream()
        .map(slice -> new double[] {x.at(slice.middle()), y.at(rate.applyAsDouble(slice))})
        .toArray(double[][]::new);
  }
}
