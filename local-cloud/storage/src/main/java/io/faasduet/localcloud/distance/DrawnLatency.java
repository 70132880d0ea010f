package io.faasduet.localcloud.distance;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A latency that is drawn from quantiles: between two of them evenly, below the least and above the
 * greatest these. A single one is a constant. Immutable.
 *
 * @param millisByQuantile milliseconds by the share of latencies that are at most that
 * @param source where they are from
 */
public record DrawnLatency(Map<Double, Double> millisByQuantile, String source) {
  private static final double NANOS_PER_MILLI = 1e6;

  public DrawnLatency {
    requireNonNull(source, "source");
    NavigableMap<Double, Double> sorted = new TreeMap<>(millisByQuantile);
    if (sorted.isEmpty()) {
      throw new IllegalArgumentException("a latency needs a quantile, such as \"0.5\": 11");
    }
    double least = 0;
    for (Map.Entry<Double, Double> quantile : sorted.entrySet()) {
      if (!(quantile.getKey() >= 0 && quantile.getKey() <= 1)) {
        throw new IllegalArgumentException("a quantile is from 0 to 1, not " + quantile.getKey());
      }
      if (!(quantile.getValue() >= least && quantile.getValue() <= 60_000)) {
        throw new IllegalArgumentException(
            "latencies must not fall, and be from 0 to 60000 ms, not " + quantile.getValue());
      }
      least = quantile.getValue();
    }
    millisByQuantile = Map.copyOf(sorted);
  }

  /** The latency that so large a share is below; of a share that is drawn evenly, a drawn one. */
  public Duration at(double share) {
    NavigableMap<Double, Double> sorted = new TreeMap<>(millisByQuantile);
    Map.Entry<Double, Double> below = sorted.floorEntry(share);
    Map.Entry<Double, Double> above = sorted.ceilingEntry(share);
    double millis;
    if (below == null) {
      millis = above.getValue();
    } else if (above == null || above.getKey().equals(below.getKey())) {
      millis = below.getValue();
    } else {
      double part = (share - below.getKey()) / (above.getKey() - below.getKey());
      millis = below.getValue() + part * (above.getValue() - below.getValue());
    }
    return Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI));
  }
}
