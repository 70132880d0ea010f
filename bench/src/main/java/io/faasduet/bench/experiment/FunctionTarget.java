package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.Target;

/** One function on one target. */
public record FunctionTarget(Workload workload, Target target) {

  /** What results call the function. */
  public String function() {
    return workload.function();
  }

  /** What results call the target. */
  public String targetName() {
    return target.name();
  }
}
