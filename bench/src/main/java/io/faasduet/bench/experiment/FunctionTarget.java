package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.Target;

/** One function on one target. */
public record FunctionTarget(Workload workload, Target target) {

  /** What results call the function. */
  public String function() {
    return workload.function();
  }

  /** Whether what the function is to read and write can be reached from the target. */
  public boolean reachesInput() {
    return target.description().local() || workload.sharedInput();
  }

  /** What results call the target. */
  public String targetName() {
    return target.name();
  }
}
