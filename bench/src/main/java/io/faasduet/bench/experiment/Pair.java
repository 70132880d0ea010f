package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.target.Answer;
import io.faasduet.bench.target.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One function on one target, and the processes of it that have answered so far. */
final class Pair {
  private final Workload workload;
  private final Target target;
  private final byte[] request;
  private final Map<String, Integer> processes = new LinkedHashMap<>();
  private int met;

  /** A pair; the processes of earlier samples of it have been met. */
  Pair(Workload workload, Target target, List<Sample> earlier) {
    this.workload = workload;
    this.target = target;
    this.request = workload.json();
    for (Sample sample : earlier) {
      if (sample.process() > 0
          && sample.function().equals(function())
          && sample.target().equals(target.name())) {
        processes.put(sample.instance(), sample.process());
        met = Math.max(met, sample.process());
      }
    }
  }

  String function() {
    return workload.function();
  }

  Target target() {
    return target;
  }

  Answer invoke() {
    return target.invoke(request);
  }

  boolean knows(String instance) {
    return processes.containsKey(instance);
  }

  /** The number of a process: 1 for the first that answered, and so on. */
  int numberOf(String instance) {
    return processes.computeIfAbsent(instance, unseen -> ++met);
  }
}
