package io.faasduet.bench.experiment.training;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.FunctionTarget;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;

/**
 * The training of a model by executions one after the other, each of which goes on where the one
 * before ended. For functions whose request says how many iterations there are and where the state
 * is handed on: {@code training-step}. On Lambda an execution lasts as long as the plan's timeout
 * lets it; a server on this machine reads the batches as files, and answers after a while. Of
 * several memory sizes Lambda has the smallest and servers have the largest.
 *
 * @param iterations where the training ends
 * @param serverSeconds how long a server trains before it answers; less than the plan's timeout
 * @param batchBytes about how long a batch is, for what is said before a long run
 */
public record ModelTraining(int iterations, double serverSeconds, long batchBytes)
    implements Experiment {
  /** What takes some minutes on two processors. */
  public ModelTraining() {
    this(160, 10, 10_000_000);
  }

  public ModelTraining {
    FieldChecks.within("training.iterations", iterations, 1, 1_000_000);
    FieldChecks.within("training.server_seconds", serverSeconds, 0.1, 890);
    FieldChecks.within("training.batch_bytes", batchBytes, 1, 2_000_000_000);
  }

  @Override
  public List<Run.Setting> settings() {
    return List.of(
        new Run.Setting(
            "training",
            String.format(
                Locale.ROOT,
                "%d iterations; a server answers after %.1f s",
                iterations,
                serverSeconds)));
  }

  /** Of a training that takes long at the published speed. */
  @Override
  public List<String> announcement() {
    return new TrainingEffort(iterations, batchBytes).announcement();
  }

  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    workloads.forEach(ModelTraining::requireTraining);
    return workloads.stream()
        .flatMap(workload -> measured(Workload.pairs(List.of(workload))).stream())
        .<ExperimentStep>map(pair -> new TrainingExecutions(this, pair))
        .toList();
  }

  /** Of several memory sizes on this machine, Lambda's smallest and servers' largest. */
  @Override
  public List<FunctionTarget> measured(List<FunctionTarget> pairs) {
    IntSummaryStatistics sizes =
        pairs.stream()
            .filter(ModelTraining::isLocal)
            .mapToInt(ModelTraining::memory)
            .summaryStatistics();
    return pairs.stream()
        .filter(
            pair ->
                !isLocal(pair)
                    || memory(pair) == (isLambda(pair) ? sizes.getMin() : sizes.getMax()))
        .toList();
  }

  private static boolean isLocal(FunctionTarget pair) {
    return pair.target().description().local();
  }

  static boolean isLambda(FunctionTarget pair) {
    return pair.target().description().platform().equals(PlatformName.LAMBDA);
  }

  private static int memory(FunctionTarget pair) {
    return pair.target().description().memoryMegabytes().orElse(0);
  }

  private static void requireTraining(Workload workload) {
    if (workload.has("checkpoint")) {
      return;
    }
    throw new PlanException(
        "training is for functions that hand on their state, training-step: the request of %s has no field 'checkpoint'"
            .formatted(workload.function()));
  }
}
