package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.util.List;

/**
 * A function on a target with requests of several sizes.
 *
 * @param sizes in bytes
 */
record PaddedTarget(FunctionTarget pair, PaddedRequest request, List<Integer> sizes) {
  PaddedTarget {
    sizes = List.copyOf(sizes);
  }

  /** Makes a request of so many bytes, which are its sample's group. */
  Sample invoke(Measurement measurement, SampleKind kind, SampleKind expected, int bytes) {
    return measurement.invoke(pair, kind, expected, request.of(bytes), bytes);
  }

  /** Ends the instances on this machine; those elsewhere are left as they are. */
  void end() {
    if (pair.target().description().local()) {
      pair.target().makeCold();
    }
  }
}
