package io.faasduet.bench.report.plot;

import io.faasduet.bench.analysis.LoadSummaries;
import io.faasduet.bench.analysis.LoadView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A load on one target over its time, in slices of equal length from when its first request was
 * due. Of a load that is repeated it is the first repetition.
 *
 * @param name the target's name
 * @param colour the class of its colour
 * @param slices in order; at least one
 */
record LoadSlices(String name, String colour, List<Slice> slices) {
  private static final double NANOS = 1e9;
  private static final int MOST_SLICES = 60;

  /** So many requests a slice has on average, so that its median and its rate say something. */
  private static final int REQUESTS_OF_A_SLICE = 10;

  private static final int FEWEST_SLICES = 5;

  LoadSlices {
    slices = List.copyOf(slices);
  }

  /**
   * One slice.
   *
   * @param from when it begins, in seconds since the load began
   * @param to when it ends; the last one may be longer or shorter than the others
   * @param latencies of the answered requests that were due in it, in milliseconds, ascending
   * @param answers the answers that came in it
   * @param failures the requests that were due in it and failed
   */
  record Slice(double from, double to, double[] latencies, int answers, int failures) {
    double middle() {
      return (from + to) / 2;
    }

    /** Of the latencies; there must be one. */
    double median() {
      return (latencies[(latencies.length - 1) / 2] + latencies[latencies.length / 2]) / 2;
    }

    double slowest() {
      return latencies[latencies.length - 1];
    }

    double answersPerSecond() {
      return answers / (to - from);
    }

    double failuresPerSecond() {
      return failures / (to - from);
    }
  }

  /** Of each target of a load; none if it has too few requests to be seen over time. */
  static List<LoadSlices> of(LoadView load) {
    List<List<Sample>> due = new ArrayList<>();
    int requests = 0;
    double seconds = 0;
    for (Summary.LoadFigures figures : load.figures().figures()) {
      List<Sample> ofTarget = load.firstRepetition(figures.target());
      due.add(ofTarget);
      requests = Math.max(requests, ofTarget.size());
      seconds = Math.max(seconds, seconds(ofTarget));
    }
    int most = Math.min(MOST_SLICES, requests / REQUESTS_OF_A_SLICE);
    if (most < FEWEST_SLICES || seconds < 0.001) {
      return List.of();
    }
    double width = Axis.step(seconds / most);
    int count = (int) Math.round(seconds / width);
    double[] bounds = IntStream.rangeClosed(0, count).mapToDouble(i -> i * width).toArray();
    bounds[count] = seconds;
    Summary summary = load.function().run().summary();
    return IntStream.range(0, due.size())
        .mapToObj(
            i -> {
              String name = load.figures().figures().get(i).target();
              return new LoadSlices(
                  name, PlotStyle.colour(summary, name), slices(due.get(i), bounds));
            })
        .toList();
  }

  /** The slices in which a request was due that was answered. */
  List<Slice> answered() {
    return slices.stream().filter(slice -> slice.latencies().length > 0).toList();
  }

  boolean hasFailures() {
    return slices.stream().anyMatch(slice -> slice.failures() > 0);
  }

  /** How long a slice is, in seconds. */
  double width() {
    return slices.get(0).to() - slices.get(0).from();
  }

  /** When the last slice ends. */
  double seconds() {
    return slices.get(slices.size() - 1).to();
  }

  private static List<Slice> slices(List<Sample> due, double[] bounds) {
    int count = bounds.length - 1;
    long width = Math.round(bounds[1] * NANOS);
    long origin = origin(due);
    int[] ok = new int[count];
    int[] answers = new int[count];
    int[] failures = new int[count];
    for (Sample sample : due) {
      int slice = slice(sample.intendedNanos() - origin, width, count);
      if (sample.ok()) {
        ok[slice]++;
        answers[slice(LoadSummaries.endNanos(sample) - origin, width, count)]++;
      } else {
        failures[slice]++;
      }
    }
    double[][] latencies = IntStream.of(ok).mapToObj(double[]::new).toArray(double[][]::new);
    for (Sample sample : due) {
      if (sample.ok()) {
        int slice = slice(sample.intendedNanos() - origin, width, count);
        latencies[slice][--ok[slice]] = sample.latencyMillis().getAsDouble();
      }
    }
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              Arrays.sort(latencies[i]);
              return new Slice(bounds[i], bounds[i + 1], latencies[i], answers[i], failures[i]);
            })
        .toList();
  }

  private static int slice(long nanos, long width, int count) {
    return (int) Math.min(count - 1, nanos / width);
  }

  private static double seconds(List<Sample> due) {
    long origin = origin(due);
    return due.stream()
        .mapToDouble(
            sample ->
                ((sample.ok() ? LoadSummaries.endNanos(sample) : sample.intendedNanos()) - origin)
                    / NANOS)
        .max()
        .orElse(0);
  }

  private static long origin(List<Sample> due) {
    return due.stream().mapToLong(Sample::intendedNanos).min().orElse(0);
  }
}
