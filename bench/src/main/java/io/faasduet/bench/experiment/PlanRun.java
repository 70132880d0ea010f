package io.faasduet.bench.experiment;

import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanFile;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.ResultsException;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;

/**
 * Carries a plan out: function by function the cold starts and warm calls, in {@link TrialRunner},
 * then the loads. What is done is written down step by step, so that a run which was cut short can
 * be taken up again.
 */
public final class PlanRun {
  /** The plan's place in a results directory. */
  public static final String PLAN = "plan.yaml";

  private final Plan plan;
  private final Path directory;
  private final ComparisonPlan.Origin origin;
  private final RunListener listener;
  private final Clock clock = Clock.systemUTC();
  private final ProgressEstimator steps = new ProgressEstimator();
  private final ObservedModels models = new ObservedModels();
  private final Checkpoint done;
  private final SampleRecorder recorder;
  private final Map<PlannedFunction, Workload> workloads = new LinkedHashMap<>();
  private final String date;

  private PlanRun(
      Plan plan,
      Path directory,
      ComparisonPlan.Origin origin,
      RunListener listener,
      Checkpoint done,
      SampleFile samples,
      List<Sample> earlier,
      String date) {
    this.plan = plan;
    this.directory = directory;
    this.origin = origin;
    this.listener = listener;
    this.done = done;
    this.recorder = new SampleRecorder(samples, listener, clock, earlier);
    this.date = date;
  }

  /**
   * Carries a plan out and leaves {@code plan.yaml}, {@code samples.csv}, {@code run.json} and
   * {@code done.txt} in the directory.
   *
   * @throws ResultsException if the directory holds a run already, or cannot be written
   * @throws io.faasduet.bench.plan.PlanException if a function or a target cannot be had
   * @throws CancellationException if the thread is interrupted, or this JVM is ending; what was
   *     measured is on file
   */
  public static void run(
      Plan plan,
      PlanTargets stage,
      Path directory,
      ComparisonPlan.Origin origin,
      RunListener listener) {
    plan.functions().forEach(stage::workload); // what cannot be had leaves no file
    try (SampleFile samples = SampleFile.create(directory)) {
      Files.writeString(directory.resolve(PLAN), PlanFile.show(plan));
      Checkpoint done = Checkpoint.of(directory);
      String date = Clock.systemUTC().instant().toString();
      new PlanRun(plan, directory, origin, listener, done, samples, List.of(), date).run(stage);
    } catch (IOException e) {
      throw new ResultsException(directory + " cannot be written: " + e.getMessage(), e);
    }
  }

  /**
   * Goes on with a run that was cut short; see {@link #run}. Steps that were under way are done
   * again, and what they had measured is set aside.
   */
  public static void resume(
      Plan plan,
      PlanTargets stage,
      Path directory,
      ComparisonPlan.Origin origin,
      RunListener listener) {
    Checkpoint done = Checkpoint.of(directory);
    String date = JsonFile.read(directory.resolve(JsonFile.RUN), Run.class).date();
    try (SampleFile samples =
        SampleFile.resume(directory, sample -> done.has(id(sample.function(), sample.step())))) {
      List<Sample> earlier = SampleFile.readAny(directory);
      new PlanRun(plan, directory, origin, listener, done, samples, earlier, date).run(stage);
    }
  }

  private void run(PlanTargets stage) {
    for (PlannedFunction function : plan.functions()) {
      workloads.put(function, stage.workload(function));
    }
    describe();
    Map<PlannedFunction, TrialRunner> trials = new LinkedHashMap<>();
    if (plan.cold().isPresent() || plan.warm().isPresent()) {
      workloads.forEach((function, workload) -> trials.put(function, trials(workload)));
    }
    trials.keySet().removeIf(function -> nextTrial(function) > trialDesign().trials());
    trials.forEach((function, ofOne) -> ofOne.expect(nextTrial(function)));
    Loads loads = new Loads(plan, stage, recorder, listener, steps, done);
    loads.expect();
    trials.forEach(this::measure);
    loads.run();
    describe();
  }

  private void measure(PlannedFunction function, TrialRunner trials) {
    trials.trial(0);
    done.add(id(function.label(), "trial 0"));
    describe();
    for (int trial = nextTrial(function); trial <= trialDesign().trials(); trial++) {
      trials.trial(trial);
      done.add(id(function.label(), "trial " + trial));
    }
  }

  private int nextTrial(PlannedFunction function) {
    int next = 1;
    while (done.has(id(function.label(), "trial " + next))) {
      next++;
    }
    return next;
  }

  private TrialRunner trials(Workload workload) {
    return new TrialRunner(List.of(workload), trialDesign(), recorder, listener, steps, models);
  }

  private TrialDesign trialDesign() {
    int processes =
        plan.cold()
            .map(cold -> cold.starts())
            .orElseGet(() -> plan.warm().orElseThrow().processes());
    return new TrialDesign(
        processes,
        plan.cold().isPresent(),
        plan.warm().map(warm -> warm.calls()).orElse(0),
        plan.warm().map(warm -> WarmUp.of(warm)).orElse(WarmUp.DEFAULT),
        plan.seed());
  }

  /** What a step of a function is called in {@code done.txt}. */
  private static String id(String function, String step) {
    return function + ", " + step;
  }

  private void describe() {
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        RunDescription.of(
            origin,
            settings(),
            plan.seed(),
            date,
            new ArrayList<>(workloads.values()),
            models.byFunction(),
            new MachineProbe(Path.of("/")).describe()));
  }

  private List<Run.Setting> settings() {
    List<Run.Setting> settings = new ArrayList<>();
    settings.add(new Run.Setting("plan", plan.name().isEmpty() ? PLAN : plan.name()));
    plan.cold()
        .ifPresent(
            cold -> settings.add(new Run.Setting("cold starts", Integer.toString(cold.starts()))));
    plan.warm()
        .ifPresent(
            warm -> settings.add(new Run.Setting("warm calls", Integer.toString(warm.calls()))));
    plan.load().forEach(load -> settings.add(new Run.Setting("load", load.label())));
    return settings;
  }
}
