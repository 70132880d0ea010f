package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.List;

/** Where the function says its time went, on average. */
final class PhaseMeans {
  private PhaseMeans() {}

  static List<Summary.PhaseMean> of(List<Sample> ok) {
    List<Summary.PhaseMean> means = new ArrayList<>();
    for (Phase phase : Phase.values()) {
      ok.stream()
          .filter(sample -> sample.timingsMillis().containsKey(phase))
          .mapToDouble(sample -> sample.timingsMillis().get(phase))
          .average()
          .ifPresent(mean -> means.add(new Summary.PhaseMean(phase.label(), mean)));
    }
    return means;
  }
}
