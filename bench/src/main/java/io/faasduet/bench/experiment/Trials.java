package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cold starts, warm calls, or both, in trials of which each has new instances of every function on
 * every target. Trial 0 is discarded: it fills the page cache and warms up the clients and the
 * platforms of this machine.
 */
record Trials(TrialDesign design) implements Experiment {
  @Override
  public List<Run.Setting> settings() {
    return List.of();
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    return IntStream.rangeClosed(0, design.trials())
        .<ExperimentStep>mapToObj(number -> new Trial(number, design, workloads, seed))
        .toList();
  }
}
