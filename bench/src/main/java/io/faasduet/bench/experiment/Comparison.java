package io.faasduet.bench.experiment;

import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.SampleFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CancellationException;

/** Measures functions on several targets side by side, in {@link TrialRunner}. */
public final class Comparison {
  private final ComparisonPlan plan;
  private final Path directory;
  private final TrialRunner trials;
  private final ProgressEstimator steps = new ProgressEstimator();
  private final ObservedModels models = new ObservedModels();
  private final Clock clock;

  private Comparison(
      ComparisonPlan plan, Path directory, RunListener listener, SampleFile samples, Clock clock) {
    this.plan = plan;
    this.directory = directory;
    this.clock = clock;
    this.trials =
        new TrialRunner(
            plan.workloads(),
            TrialDesign.of(plan),
            new SampleRecorder(samples, listener, clock),
            listener,
            steps,
            models);
  }

  /**
   * Carries the plan out and leaves {@code samples.csv} and {@code run.json} in the directory. No
   * process is left running; the targets themselves are the caller's to close.
   *
   * @throws io.faasduet.bench.results.ResultsException if the directory holds a run already, or
   *     cannot be written
   * @throws CancellationException if the thread is interrupted, or this JVM is ending; what was
   *     measured is on file
   */
  public static void run(ComparisonPlan plan, Path directory, RunListener listener) {
    run(plan, directory, listener, Clock.systemUTC());
  }

  static void run(ComparisonPlan plan, Path directory, RunListener listener, Clock clock) {
    try (SampleFile samples = SampleFile.create(directory)) {
      new Comparison(plan, directory, listener, samples, clock).run();
    }
  }

  private void run() {
    String date = clock.instant().toString();
    trials.expect(1);
    describe(date);
    trials.trial(0);
    describe(date);
    for (int trial = 1; trial <= plan.coldStarts(); trial++) {
      trials.trial(trial);
    }
  }

  private void describe(String date) {
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        RunDescription.of(
            plan, date, models.byFunction(), new MachineProbe(Path.of("/")).describe()));
  }
}
