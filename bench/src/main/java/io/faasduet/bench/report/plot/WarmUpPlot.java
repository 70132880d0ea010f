package io.faasduet.bench.report.plot;

import io.faasduet.bench.statistics.Distribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Latency by how many calls a process has answered: a curve of medians over the processes, in a
 * band that holds half of them.
 */
final class WarmUpPlot {
  private static final double LEFT = 44;
  private static final double TOP = 26;
  private static final double BOTTOM = 242;

  /** Of fewer processes a median says little, so the curve ends where fewer got so far. */
  private static final int FEWEST = 3;

  /** Calls whose places on the axis are less than this ratio apart are one point. */
  private static final double TOGETHER = 1.04;

  private WarmUpPlot() {}

  /**
   * One target's curve.
   *
   * @param colour the class of its colour
   * @param calls in ascending order, at least one
   */
  record Curve(String name, String colour, List<Call> calls) {
    /**
     * The curve of latencies in milliseconds, of each process in the order of its calls; there must
     * be one. It goes as far as three processes went, or all, if they are fewer.
     */
    static Curve of(String name, String colour, List<double[]> processes) {
      int[] lengths = processes.stream().mapToInt(p -> p.length).sorted().toArray();
      int reached = lengths[Math.max(lengths.length - FEWEST, 0)];
      List<Call> calls = new ArrayList<>();
      int from = 0;
      while (from < reached) {
        int to = Math.min(reached, Math.max(from + 1, (int) (from * TOGETHER)));
        calls.add(call(processes, from, to));
        from = to;
      }
      return new Curve(name, colour, List.copyOf(calls));
    }

    private static Call call(List<double[]> processes, int from, int to) {
      Distribution spread =
          new Distribution(
              processes.stream()
                  .flatMapToDouble(
                      p -> Arrays.stream(p, Math.min(from, p.length), Math.min(to, p.length)))
                  .toArray());
      return new Call(from + 1, spread.quantile(0.25), spread.quantile(0.5), spread.quantile(0.75));
    }

    Call last() {
      return calls.get(calls.size() - 1);
    }
  }

  /** The latency from that call on over the processes: quartiles in milliseconds. */
  record Call(int number, double low, double median, double high) {}

  static String render(List<Curve> curves, String what) {
    PlotArea panel = PlotArea.beside(curves.stream().map(Curve::name).toList(), LEFT, TOP, BOTTOM);
    Axis x =
        Axis.logarithmic(
            1,
            Math.max(2, curves.stream().mapToInt(c -> c.last().number()).max().orElse(2)),
            panel.left(),
            panel.right());
    List<Call> calls = curves.stream().flatMap(c -> c.calls().stream()).toList();
    Axis y =
        Axis.logarithmic(
            calls.stream().mapToDouble(Call::low).min().orElse(1) * 0.9,
            calls.stream().mapToDouble(Call::high).max().orElse(2) * 1.1,
            panel.bottom(),
            panel.top());
    Svg svg = new Svg(PlotStyle.WIDTH, BOTTOM + 40, what + ": latency by call");
    panel.values(svg, y, "milliseconds, logarithmic");
    panel.places(svg, x, "calls of the instance, logarithmic");
    for (Curve curve : curves) {
      svg.path("band " + curve.colour(), band(curve, x, y));
      svg.path("curve " + curve.colour(), medians(curve, x, y));
    }
    panel.names(
        svg,
        curves.stream()
            .map(c -> new PlotArea.Named(c.name(), c.colour(), y.at(c.last().median())))
            .toList());
    return svg.finish();
  }

  private static double[][] medians(Curve curve, Axis x, Axis y) {
    return curve.calls().stream()
        .map(call -> new double[] {x.at(call.number()), y.at(call.median())})
        .toArray(double[][]::new);
  }

  /** Along the lower quartiles, and back along the upper ones. */
  private static double[][] band(Curve curve, Axis x, Axis y) {
    List<double[]> points = new ArrayList<>();
    for (Call call : curve.calls()) {
      points.add(new double[] {x.at(call.number()), y.at(call.high())});
    }
    Collections.reverse(points);
    for (Call call : curve.calls()) {
      points.add(new double[] {x.at(call.number()), y.at(call.low())});
    }
    return points.toArray(double[][]::new);
  }
}
