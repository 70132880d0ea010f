package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.platform.Target;

/** One function on one target. */
record FunctionTarget(Workload workload, Target target) {

  String function() {
    return workload.function();
  }

  String place() {
    return target.name();
  }

  InvocationResult invoke() {
    return target.invoke(workload.json());
  }
}
