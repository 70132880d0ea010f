package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Sample;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The mean of each phase that a function timed of itself. */
final class PhaseMeans {
  private PhaseMeans() {}

  static List<Summary.PhaseMean> of(List<Sample> ok) {
    Map<Phase, DoubleSummaryStatistics> timings = new EnumMap<>(Phase.class);
    for (Sample sample : ok) {
      sample
          .timingsMillis()
          .forEach(
              (phase, millis) ->
                  timings
                      .computeIfAbsent(phase, unseen -> new DoubleSummaryStatistics())
                      .accept(millis));
    }
    List<Summary.PhaseMean> means = new ArrayList<>();
    timings.forEach(
        (phase, millis) -> means.add(new Summary.PhaseMean(phase.label(), millis.getAverage())));
    return means;
  }
}
