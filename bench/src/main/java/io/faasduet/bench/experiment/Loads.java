package io.faasduet.bench.experiment;

import io.faasduet.bench.load.Arrivals;
import io.faasduet.bench.load.Batches;
import io.faasduet.bench.load.CompletedRequest;
import io.faasduet.bench.load.GeneratorWarmUp;
import io.faasduet.bench.load.LoadGenerator;
import io.faasduet.bench.load.LoadLimits;
import io.faasduet.bench.load.LoadListener;
import io.faasduet.bench.load.LoadPlan;
import io.faasduet.bench.load.Users;
import io.faasduet.bench.plan.LoadStep;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanException;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.bench.results.Experiment;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/** The loads of a plan, one after the other: each on every target, in random order. */
final class Loads {
  /** Not until the last method is compiled: that takes longer, and thousands a second to notice. */
  private static final Duration REHEARSAL = Duration.ofSeconds(5);

  private final Plan plan;
  private final PlanTargets stage;
  private final SampleRecorder recorder;
  private final RunListener listener;
  private final ProgressEstimator steps;
  private final Checkpoint done;
  private final List<Unit> units = new ArrayList<>();

  /** One load on one target. */
  private record Unit(LoadStep load, PlannedFunction function, PlanTargets.Place place) {
    String id() {
      return function.label() + ", " + step();
    }

    /** One step per target, so that a load which is cut short leaves the others. */
    String step() {
      return load.label() + " on " + place.label();
    }
  }

  Loads(
      Plan plan,
      PlanTargets stage,
      SampleRecorder recorder,
      RunListener listener,
      ProgressEstimator steps,
      Checkpoint done) {
    this.plan = plan;
    this.stage = stage;
    this.recorder = recorder;
    this.listener = listener;
    this.steps = steps;
    this.done = done;
    Random random = new Random(new SplittableRandom(plan.seed()).nextLong());
    for (LoadStep load : plan.load()) {
      for (PlannedFunction function : plan.functions()) {
        List<PlanTargets.Place> places = new ArrayList<>(stage.places());
        Collections.shuffle(places, random);
        places.forEach(place -> units.add(new Unit(load, function, place)));
      }
    }
    units.removeIf(unit -> done.has(unit.id()));
  }

  /** Announces the loads that are not done. */
  void expect() {
    steps.expect(ProgressEstimator.Kind.LOAD, units.size());
    for (Unit unit : units) {
      boolean batches = unit.load().batches().isPresent();
      steps.guess(Duration.ofMillis(Math.round((batches ? 5 : unit.load().seconds()) * 1e3)));
    }
  }

  /**
   * Carries out those that are not done.
   *
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  void run() {
    if (!units.isEmpty()) {
      JvmShutdown.interrupts(this::runAll);
    }
  }

  private void runAll() {
    GeneratorWarmUp.carryOut(REHEARSAL);
    for (Unit unit : units) {
      if (Thread.currentThread().isInterrupted()) {
        throw new CancellationException(SampleRecorder.INTERRUPTED);
      }
      long start = System.nanoTime();
      recorder.begin(unit.step());
      run(unit);
      if (Thread.currentThread().isInterrupted() || JvmShutdown.isNear()) {
        throw new CancellationException(SampleRecorder.INTERRUPTED);
      }
      done.add(unit.id());
      steps.finish(ProgressEstimator.Kind.LOAD, System.nanoTime() - start);
      listener.progressed(steps.progress());
    }
  }

  private void run(Unit unit) {
    try (LoadedPlatform platform = stage.loaded(unit.function(), unit.place())) {
      byte[] request = stage.request(unit.function()).getBytes(StandardCharsets.UTF_8);
      LoadGenerator generator =
          new LoadGenerator(platform.target(), index -> request, LoadLimits.DEFAULT);
      int warmUps = unit.load().warmUpCalls();
      if (warmUps > 0) {
        generator.run(new Batches(1, warmUps), recording(unit, Experiment.WARMUP));
      }
      generator.run(planOf(unit.load()), recording(unit, Experiment.LOAD));
    }
  }

  private LoadListener recording(Unit unit, Experiment experiment) {
    SampleRecorder.Loading loading =
        recorder.loading(unit.function().label(), unit.place().label());
    return fired -> record(loading, fired, experiment);
  }

  private static void record(
      SampleRecorder.Loading loading, CompletedRequest fired, Experiment experiment) {
    loading.record(fired, experiment);
  }

  private LoadPlan planOf(LoadStep load) {
    Duration duration = Duration.ofMillis(Math.round(load.seconds() * 1e3));
    try {
      if (load.users().isPresent()) {
        Duration think = Duration.ofMillis(Math.round(load.thinkSeconds() * 1e3));
        return new Users(load.users().get(), think, duration);
      } else if (load.batches().isPresent()) {
        return new Batches(load.concurrent(), load.batches().get());
      }
      return Arrivals.parse(load.arrivals().orElseThrow(), duration, plan.seed());
    } catch (IllegalArgumentException e) {
      throw new PlanException("load '" + load.label() + "': " + e.getMessage(), e);
    }
  }
}
