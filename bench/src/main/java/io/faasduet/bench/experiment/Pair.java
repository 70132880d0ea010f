package io.faasduet.bench.experiment;

import io.faasduet.bench.target.Answer;
import io.faasduet.bench.target.Target;

/** One function on one target. */
record Pair(Workload workload, Target target) {

  String function() {
    return workload.function();
  }

  String place() {
    return target.name();
  }

  Answer invoke() {
    return target.invoke(workload.json());
  }
}
