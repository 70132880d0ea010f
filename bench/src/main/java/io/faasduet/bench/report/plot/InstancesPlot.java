package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.InstanceCounts;
import io.faasduet.bench.analysis.LoadSummaries;
import io.faasduet.bench.analysis.LoadView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many instances there were over the time of a load, stairs for each target. */
public final class InstancesPlot {
  private static final double NANOS = 1e9;
  private static final double LEFT = 40;
  private static final double TOP = 26;
  private static final double BOTTOM = 212;

  private InstancesPlot() {}

  /** The instances of a load; empty if no answer says which instance it is from. */
  public static Optional<Figure> ofLoad(LoadView load) {
    List<Stairs> stairs = new ArrayList<>();
    double seconds = 0;
    for (Summary.LoadFigures figures : load.figures().figures()) {
      String name = figures.target();
      List<Sample> due = load.firstRepetition(name);
      List<Sample> answered = due.stream().filter(Sample::ok).toList();
      long origin = due.stream().mapToLong(Sample::intendedNanos).min().orElse(0);
      List<InstanceCounts.Change> changes = InstanceCounts.changes(answered, origin);
      if (!changes.isEmpty()) {
        String colour = PlotStyle.colour(load.function().run().summary(), name);
        stairs.add(new Stairs(name, colour, changes));
      }
      for (Sample sample : answered) {
        seconds = Math.max(seconds, (LoadSummaries.endNanos(sample) - origin) / NANOS);
      }
    }
    return stairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Figure(
                "",
                render(stairs, seconds, load.function().name() + ", " + load.name()),
                "Instances that answered: each from its first request to its last answer."));
  }

  /**
   * One target's instances.
   *
   * @param colour the class of its colour
   * @param changes in ascending order of time, at least one
   */
  public record Stairs(String name, String colour, List<InstanceCounts.Change> changes) {
    int most() {
      return changes.stream().mapToInt(InstanceCounts.Change::instances).max().orElse(0);
    }

    /** The name with the most instances there were, which the stairs' end does not show. */
    String title() {
      return name + ", up to " + most();
    }
  }

  public static String render(List<Stairs> targets, double seconds, String what) {
    PlotArea panel =
        PlotArea.beside(targets.stream().map(Stairs::title).toList(), LEFT, TOP, BOTTOM);
    Axis x = panel.horizontal(seconds);
    Axis y = panel.vertical(Math.max(1, targets.stream().mapToInt(Stairs::most).max().orElse(1)));
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": instances over time");
    panel.values(svg, whole(y), "instances");
    panel.places(svg, x, "seconds since the load began");
    List<PlotArea.Named> names = new ArrayList<>();
    for (Stairs target : targets) {
      List<double[]> points = new ArrayList<>();
      int instances =
          target.changes().get(0).seconds() > 0 ? 0 : target.changes().get(0).instances();
      points.add(new double[] {x.at(0), y.at(instances)});
      for (InstanceCounts.Change change : target.changes()) {
        double place = x.at(Math.min(Math.max(change.seconds(), 0), seconds));
        points.add(new double[] {place, y.at(instances)});
        instances = change.instances();
        points.add(new double[] {place, y.at(instances)});
      }
      points.add(new double[] {x.at(seconds), y.at(instances)});
      svg.path("curve " + target.colour(), points.toArray(double[][]::new));
      names.add(new PlotArea.Named(target.title(), target.colour(), y.at(instances)));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  /** There is no half an instance to mark. */
  private static Axis whole(Axis y) {
    return new Axis(y.place(), y.ticks().stream().filter(tick -> tick % 1 == 0).toList());
  }
}
