package io.faasduet.bench.experiment;

import io.faasduet.bench.results.FunctionOnTarget;
import io.faasduet.bench.results.Sample;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The processes of each function on each target that have answered so far, numbered from 1. */
final class InstanceNumbering {
  private final Map<FunctionOnTarget, Map<String, Integer>> numbers = new HashMap<>();

  /** Those of earlier samples have been met. */
  InstanceNumbering(List<Sample> earlier) {
    for (Sample sample : earlier) {
      if (sample.process() > 0) {
        of(sample.function(), sample.target()).put(sample.instance(), sample.process());
      }
    }
  }

  boolean knows(String function, String target, String instance) {
    return of(function, target).containsKey(instance);
  }

  /** The number of a process: that after the greatest, if it has not been met. */
  int numberOf(String function, String target, String instance) {
    Map<String, Integer> met = of(function, target);
    return met.computeIfAbsent(
        instance, unseen -> met.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
  }

  private Map<String, Integer> of(String function, String target) {
    return numbers.computeIfAbsent(
        new FunctionOnTarget(function, target), unseen -> new HashMap<>());
  }
}
