package io.faasduet.bench.analysis;

import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.process.limits.ProcessLimits;

/** Instances of a cloud each have their own processors; on one machine they share what there is. */
final class Oversubscription {
  private Oversubscription() {}

  /** Whether so many instances of a target at once are entitled to more than the machine has. */
  static boolean of(Run run, String target, int instances) {
    return instances * processorsOfEach(run, target) > run.machine().cores();
  }

  /**
   * What the memory of a local target's instance entitles it to; nothing, of what runs elsewhere.
   */
  private static double processorsOfEach(Run run, String name) {
    return run.targets().stream()
        .filter(target -> target.name().equals(name) && target.local())
        .flatMap(target -> target.memoryMegabytes().stream())
        .mapToDouble(megabytes -> ProcessLimits.ofLambda(megabytes).cpus())
        .sum();
  }
}
