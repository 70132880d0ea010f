package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Sample;
import java.util.Collection;

/** The latencies of answered requests, in milliseconds, in the order of their samples. */
public final class Latencies {
  private Latencies() {}

  public static double[] of(Collection<Sample> answered) {
    return answered.stream().mapToDouble(sample -> sample.latencyMillis().getAsDouble()).toArray();
  }
}
