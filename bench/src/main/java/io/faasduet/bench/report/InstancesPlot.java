package io.faasduet.bench.report;

import java.util.ArrayList;
import java.util.List;

/** How many instances there were over the time of a load, stairs for each target. */
final class InstancesPlot {
  private static final double LEFT = 40;
  private static final double TOP = 26;
  private static final double BOTTOM = 212;

  private InstancesPlot() {}

  /**
   * One target's instances.
   *
   * @param colour the class of its colour
   * @param changes in ascending order of time, at least one
   */
  record Stairs(String name, String colour, List<Change> changes) {
    int most() {
      return changes.stream().mapToInt(Change::instances).max().orElse(0);
    }

    /** The name with the most instances there were, which the stairs' end does not show. */
    String title() {
      return name + ", up to " + most();
    }
  }

  /** So many instances from that time on. */
  record Change(double seconds, int instances) {}

  static String render(List<Stairs> targets, double seconds, String what) {
    Panel panel = Panel.beside(targets.stream().map(Stairs::title).toList(), LEFT, TOP, BOTTOM);
    Scale x = panel.horizontal(seconds);
    Scale y = panel.vertical(Math.max(1, targets.stream().mapToInt(Stairs::most).max().orElse(1)));
    Svg svg = new Svg(Plot.WIDTH, BOTTOM + 40, what + ": instances over time");
    panel.values(svg, whole(y), "instances");
    panel.places(svg, x, "seconds since the load began");
    List<Panel.Named> names = new ArrayList<>();
    for (Stairs target : targets) {
      List<double[]> points = new ArrayList<>();
      int instances =
          target.changes().get(0).seconds() > 0 ? 0 : target.changes().get(0).instances();
      points.add(new double[] {x.at(0), y.at(instances)});
      for (Change change : target.changes()) {
        double place = x.at(Math.min(Math.max(change.seconds(), 0), seconds));
        points.add(new double[] {place, y.at(instances)});
        instances = change.instances();
        points.add(new double[] {place, y.at(instances)});
      }
      points.add(new double[] {x.at(seconds), y.at(instances)});
      svg.path("curve " + target.colour(), points.toArray(double[][]::new));
      names.add(new Panel.Named(target.title(), target.colour(), y.at(instances)));
    }
    panel.names(svg, names);
    return svg.finish();
  }

  /** There is no half an instance to mark. */
  private static Scale whole(Scale y) {
    return new Scale(y.place(), y.ticks().stream().filter(tick -> tick % 1 == 0).toList());
  }
}
