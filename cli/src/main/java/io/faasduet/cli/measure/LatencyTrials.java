package io.faasduet.cli.measure;

import io.faasduet.localcloud.distance.DrawnLatency;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * Requests that are timed, one after the other, some of them before the first that counts.
 *
 * @param count how many count
 * @param source what the profile says of its figures' origin
 */
record LatencyTrials(int count, String source) {
  private static final int WARM_UP = 5;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double[] QUANTILES = {0, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 1};

  /** The quantiles of a request's times. */
  DrawnLatency of(Runnable request) {
    return ofTimes(() -> millis(request));
  }

  /** The quantiles of times that the trials measure themselves, in milliseconds. */
  DrawnLatency ofTimes(DoubleSupplier trial) {
    for (int i = 0; i < WARM_UP; i++) {
      double unused = trial.getAsDouble();
    }
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      millis[i] = trial.getAsDouble();
    }
    Arrays.sort(millis);
    Map<Double, Double> quantiles = new TreeMap<>();
    for (double quantile : QUANTILES) {
      quantiles.put(quantile, millis[(int) Math.round(quantile * (count - 1))]);
    }
    return new DrawnLatency(quantiles, source);
  }

  /** What one request takes. */
  static double millis(Runnable request) {
    long start = System.nanoTime();
    request.run();
    return (System.nanoTime() - start) / NANOS_PER_MILLI;
  }
}
