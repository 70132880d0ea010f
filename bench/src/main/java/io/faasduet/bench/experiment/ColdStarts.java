package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.results.Run;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Cold starts of each function on each target.
 *
 * @param starts how many are measured; one more is made first and discarded
 */
public record ColdStarts(int starts) implements Experiment {
  /** Ten starts. */
  public ColdStarts() {
    this(10);
  }

  public ColdStarts {
    FieldChecks.within("cold.starts", starts, 1, 100_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(new Run.Setting("cold starts", Integer.toString(starts)));
  }

  @Override
  public OptionalLong mostRequests() {
    return OptionalLong.of(starts + 1L);
  }

  @Override
  public boolean needsNewInstances() {
    return true;
  }

  /** Warm calls are made to the instances whose cold starts were measured. */
  @Override
  public Optional<Experiment> joined(Experiment next) {
    return next instanceof WarmCalls warm
        ? Optional.of(new Trials(new TrialDesign(starts, true, warm.calls(), warm.warmUp())))
        : Optional.empty();
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    return new Trials(new TrialDesign(starts, true, 0, WarmUp.DEFAULT)).steps(workloads, seed);
  }
}
