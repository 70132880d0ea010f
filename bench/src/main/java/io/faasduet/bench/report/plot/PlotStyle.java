package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.Summary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** What the plots share: their width, and the colour that each target keeps on the whole page. */
public final class PlotStyle {
  /** Narrow enough that texts stay readable on a phone. */
  static final double WIDTH = 480;

  private PlotStyle() {}

  /** The class that gives a target its colour. */
  public static String colour(Summary summary, String target) {
    return "t" + summary.run().targetNames().indexOf(target) % 6;
  }

  /** The value below which all but a few outliers lie, for plots that would be all outlier. */
  static double most(List<double[]> series) {
    return series.stream().flatMapToDouble(Arrays::stream).max().orElse(1);
  }

  static double least(List<double[]> series) {
    return series.stream().flatMapToDouble(Arrays::stream).min().orElse(1);
  }

  static double median(double[] values) {
    double[] sorted = DoubleStream.of(values).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
