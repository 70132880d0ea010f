package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ObservedModels;
import io.faasduet.bench.experiment.ProgressEstimator;
import io.faasduet.bench.experiment.ResourceNotes;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.experiment.SampleRecorder;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * The engine: runs the experiments of a plan, step by step. Steps that are done are written down,
 * so that a run which was cut short can be resumed.
 */
public final class PlanRun {
  /** The plan's file in a results directory. */
  public static final String PLAN = "plan.yaml";

  private final Plan plan;
  private final Path directory;
  private final RunOrigin origin;
  private final ProgressEstimator progress = new ProgressEstimator();
  private final ObservedModels models = new ObservedModels();
  private final Machine machine = new MachineProbe(Path.of("/")).describe();
  private final Checkpoint checkpoint;
  private final Measurement measurement;
  private final ResourceNotes notes;
  private final String date;

  PlanRun(
      Plan plan,
      Path directory,
      RunOrigin origin,
      RunListener listener,
      Checkpoint checkpoint,
      SampleFile samples,
      List<Sample> earlier,
      ResourceFile resources,
      ResourceNotes notes,
      String date) {
    this.plan = plan;
    this.directory = directory;
    this.origin = origin;
    this.checkpoint = checkpoint;
    SampleRecorder recorder = new SampleRecorder(samples, listener, Clock.systemUTC(), earlier);
    this.measurement =
        new Measurement(recorder, listener, progress, models, resources, notes, directory);
    this.notes = notes;
    this.date = date;
  }

  /**
   * Runs a plan; see {@link PreparedRun#run}.
   *
   * @throws io.faasduet.bench.option.PlanException if a function or a target cannot be used; then
   *     nothing is written
   */
  public static void run(
      Plan plan,
      PlanFile file,
      PlanTargets targets,
      Path directory,
      RunOrigin origin,
      RunListener listener) {
    PreparedRun.of(plan, targets).run(file, directory, origin, listener);
  }

  /** Resumes a run that was cut short; see {@link PreparedRun#resume}. */
  public static void resume(
      Plan plan, PlanTargets targets, Path directory, RunOrigin origin, RunListener listener) {
    PreparedRun.of(plan, targets).resume(directory, origin, listener);
  }

  void run(List<Workload> workloads, List<List<ExperimentStep>> steps) {
    describe(workloads);
    List<ExperimentStep> left = new ArrayList<>();
    steps.forEach(ofOne -> left.addAll(left(ofOne)));
    left.forEach(step -> step.announce(progress));
    for (ExperimentStep step : left) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException("interrupted");
      }
      measurement.begin(step);
      step.run(measurement);
      checkpoint.add(step.id());
      describe(workloads);
    }
  }

  /** The steps that are not done, after those that prepare for them. */
  private List<ExperimentStep> left(List<ExperimentStep> steps) {
    boolean any =
        steps.stream().anyMatch(step -> !step.preparesOthers() && !checkpoint.has(step.id()));
    return steps.stream()
        .filter(step -> step.preparesOthers() ? any : !checkpoint.has(step.id()))
        .toList();
  }

  private void describe(List<Workload> workloads) {
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        RunDescription.of(
            plan, origin, date, workloads, models.byFunction(), notes.settings(), machine));
  }
}
