package io.faasduet.bench.experiment;

import io.faasduet.bench.experiment.SampleRecorder.Recorded;
import io.faasduet.bench.platform.InvocationResult;
import io.faasduet.bench.results.Experiment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

/**
 * Cold starts and warm calls of functions on several targets side by side.
 *
 * <p>In each trial, every function on every target gets a new process: first all cold starts, in
 * random order; then, function by function in random order, each process is warmed up and serves
 * its share of the warm calls in small blocks, which take turns between the targets in random
 * order. So what changes on the machine over time meets all targets alike, and warm figures come
 * from as many processes as there are trials.
 *
 * <p>Round 0 is a rehearsal: it fills the page cache and warms up the clients, which would
 * otherwise burden the first target. Its samples count as {@link Experiment#WARMUP}.
 */
final class TrialRunner {
  static final int BLOCK = 10;

  /** Spreads neighbouring seeds, whose first draws {@link Random} makes alike. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final List<Workload> workloads;
  private final TrialDesign plan;
  private final SampleRecorder recorder;
  private final RunListener listener;
  private final ProgressEstimator steps;
  private final ObservedModels models;
  private final List<FunctionTarget> pairs = new ArrayList<>();
  private Random random = new Random(0);

  TrialRunner(
      List<Workload> workloads,
      TrialDesign plan,
      SampleRecorder recorder,
      RunListener listener,
      ProgressEstimator steps,
      ObservedModels models) {
    this.workloads = List.copyOf(workloads);
    this.plan = plan;
    this.recorder = recorder;
    this.listener = listener;
    this.steps = steps;
    this.models = models;
    for (Workload workload : workloads) {
      workload.targets().forEach(target -> pairs.add(new FunctionTarget(workload, target)));
    }
  }

  /** Announces the rehearsal and the trials from that number on. */
  void expect(int first) {
    expectTrial(0);
    for (int trial = first; trial <= plan.trials(); trial++) {
      expectTrial(trial);
    }
  }

  private void expectTrial(int trial) {
    long startable = pairs.stream().filter(pair -> pair.target().startsProcesses()).count();
    steps.expect(ProgressEstimator.Kind.COLD_START, (int) startable);
    if (plan.warms()) {
      steps.expect(ProgressEstimator.Kind.WARM_UP, pairs.size());
      steps.expect(ProgressEstimator.Kind.WARM_BLOCK, pairs.size() * blocks(plan.share(trial)));
    }
  }

  /** Makes one trial and ends its processes, however it ends. */
  void trial(int number) {
    random = new Random(new SplittableRandom(plan.seed() + number * GOLDEN).nextLong());
    recorder.begin("trial " + number);
    try {
      trial(number == 0, plan.share(number));
    } finally {
      pairs.forEach(pair -> pair.target().makeCold());
    }
  }

  private static int blocks(int calls) {
    return (calls + BLOCK - 1) / BLOCK;
  }

  private void trial(boolean rehearsal, int warmCalls) {
    List<FunctionTarget> answering = new ArrayList<>();
    for (FunctionTarget pair : shuffled(pairs)) {
      pair.target().makeCold();
      if (!pair.target().startsProcesses() || startCold(pair, rehearsal)) {
        answering.add(pair);
      } else {
        dropWarm(warmCalls);
      }
    }
    if (plan.warms()) {
      warm(answering, rehearsal, warmCalls);
    }
  }

  private void warm(List<FunctionTarget> answering, boolean rehearsal, int warmCalls) {
    for (Workload workload : shuffled(workloads)) {
      List<FunctionTarget> ofWorkload =
          answering.stream().filter(pair -> pair.function().equals(workload.function())).toList();
      List<FunctionTarget> warm = new ArrayList<>();
      for (FunctionTarget pair : shuffled(ofWorkload)) {
        if (warmUp(pair)) {
          warm.add(pair);
        } else {
          drop(ProgressEstimator.Kind.WARM_BLOCK, blocks(warmCalls));
        }
      }
      warmBlocks(warm, rehearsal, warmCalls);
      ofWorkload.forEach(pair -> pair.target().makeCold());
    }
  }

  /** Whether a process answered: if none did, warm calls would only start further ones. */
  private boolean startCold(FunctionTarget pair, boolean rehearsal) {
    long start = System.nanoTime();
    Recorded first =
        call(
            pair,
            rehearsal || !plan.colds() ? Experiment.WARMUP : Experiment.COLD,
            Experiment.COLD);
    if (first.answer() instanceof InvocationResult.Success success) {
      models.learn(pair.function(), success.json());
    }
    finish(ProgressEstimator.Kind.COLD_START, start);
    return first.answer() instanceof InvocationResult.Success;
  }

  /** Whether the process is worth measuring. */
  private boolean warmUp(FunctionTarget pair) {
    long start = System.nanoTime();
    SteadyState steady = new SteadyState(plan.warmUp());
    while (!steady.over()) {
      steady.add(call(pair, Experiment.WARMUP, Experiment.WARMUP).sample().latencyMillis());
    }
    finish(ProgressEstimator.Kind.WARM_UP, start);
    return !steady.givenUp();
  }

  private void warmBlocks(List<FunctionTarget> ofWorkload, boolean rehearsal, int calls) {
    for (int done = 0; done < calls; done += BLOCK) {
      for (FunctionTarget pair : shuffled(ofWorkload)) {
        long start = System.nanoTime();
        for (int i = done; i < Math.min(done + BLOCK, calls); i++) {
          call(pair, rehearsal ? Experiment.WARMUP : Experiment.WARM, Experiment.WARM);
        }
        finish(ProgressEstimator.Kind.WARM_BLOCK, start);
      }
    }
  }

  private Recorded call(FunctionTarget pair, Experiment experiment, Experiment expected) {
    if (Thread.currentThread().isInterrupted() || JvmShutdown.hasBegun()) {
      throw new CancellationException(SampleRecorder.INTERRUPTED);
    }
    return recorder.record(pair, experiment, expected);
  }

  private void finish(ProgressEstimator.Kind kind, long startNanos) {
    steps.finish(kind, System.nanoTime() - startNanos);
    listener.progressed(steps.progress());
  }

  private void dropWarm(int warmCalls) {
    if (plan.warms()) {
      drop(ProgressEstimator.Kind.WARM_UP, 1);
      drop(ProgressEstimator.Kind.WARM_BLOCK, blocks(warmCalls));
    }
  }

  private void drop(ProgressEstimator.Kind kind, int count) {
    steps.drop(kind, count);
    listener.progressed(steps.progress());
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
