package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.ResourceNotes;
import io.faasduet.bench.experiment.RunListener;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.ResourceFile;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A plan whose targets and steps are known to be usable. Until it is run, nothing is written and no
 * instance is started.
 */
public final class PreparedRun {
  private final Plan plan;
  private final List<Workload> workloads;
  private final List<List<ExperimentStep>> steps;

  private PreparedRun(Plan plan, List<Workload> workloads, List<List<ExperimentStep>> steps) {
    this.plan = plan;
    this.workloads = workloads;
    this.steps = steps;
  }

  /**
   * Opens the targets and makes the steps of a plan.
   *
   * @throws PlanException if a function, a target or an experiment cannot be used
   */
  public static PreparedRun of(Plan plan, PlanTargets targets) {
    List<Workload> workloads = targets.workloads();
    requireMeasured(plan, workloads);
    requireAnswering(plan, workloads);
    List<List<ExperimentStep>> steps =
        plan.joined().stream().map(experiment -> experiment.steps(workloads, plan.seed())).toList();
    return new PreparedRun(plan, workloads, steps);
  }

  /** Refuses a target that no experiment of the plan would send a request to. */
  private static void requireMeasured(Plan plan, List<Workload> workloads) {
    if (plan.experiments().stream().allMatch(Experiment::needsNewInstances)) {
      Workload.pairs(workloads).stream()
          .filter(pair -> !pair.target().startsInstances())
          .findFirst()
          .ifPresent(
              pair -> {
                throw new PlanException(
                    pair.targetName()
                        + " has no cold starts, as no request starts an instance there: leave it"
                        + " out, or measure 'warm' or 'load' too, or say with --idle after how"
                        + " many seconds without requests its instances have ended");
              });
    }
  }

  /** Refuses a model of a platform where an experiment would send it requests. */
  private static void requireAnswering(Plan plan, List<Workload> workloads) {
    if (!plan.experiments().stream().allMatch(Experiment::simulates)) {
      Workload.pairs(workloads).stream()
          .filter(pair -> pair.target().simulated())
          .findFirst()
          .ifPresent(
              pair -> {
                throw new PlanException(
                    pair.targetName()
                        + " answers no request, as it is simulated: it is for 'eviction' alone");
              });
    }
  }

  /**
   * Runs the plan and leaves {@code plan.yaml}, {@code samples.csv}, {@code run.json} and {@code
   * done.txt} in the directory, and {@code resources.csv} if resources are sampled.
   *
   * @param file the format of plan.yaml
   * @throws ResultsException if the directory holds a run already, or cannot be written
   * @throws java.util.concurrent.CancellationException if the thread is interrupted, or this JVM is
   *     ending; what was measured is on file
   */
  public void run(PlanFile file, Path directory, RunOrigin origin, RunListener listener) {
    try (SampleFile samples = SampleFile.create(directory);
        ResourceFile resources = ResourceFile.of(directory)) {
      Files.writeString(directory.resolve(PlanRun.PLAN), file.text(plan));
      Checkpoint checkpoint = Checkpoint.of(directory);
      String date = Clock.systemUTC().instant().toString();
      new PlanRun(
              plan,
              directory,
              origin,
              listener,
              checkpoint,
              samples,
              List.of(),
              resources,
              new ResourceNotes(),
              date)
          .run(workloads, steps);
    } catch (IOException e) {
      throw new ResultsException(directory + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Resumes a run that was cut short; see {@link #run}. The step that was under way is done again,
   * and what it had measured is set aside.
   */
  public void resume(Path directory, RunOrigin origin, RunListener listener) {
    Checkpoint checkpoint = Checkpoint.of(directory);
    Run described = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class);
    try (SampleFile samples = SampleFile.resume(directory, checkpoint::covers);
        ResourceFile resources = ResourceFile.resume(directory, checkpoint::covers)) {
      List<Sample> earlier = SampleFile.readAny(directory);
      ResourceNotes notes = new ResourceNotes();
      notes.resume(described, ResourceFile.read(directory));
      new PlanRun(
              plan,
              directory,
              origin,
              listener,
              checkpoint,
              samples,
              earlier,
              resources,
              notes,
              described.date())
          .run(workloads, steps);
    }
  }
}
