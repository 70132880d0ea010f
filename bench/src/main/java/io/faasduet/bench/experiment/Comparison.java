package io.faasduet.bench.experiment;

import io.faasduet.bench.experiment.Recorder.Recorded;
import io.faasduet.bench.results.Experiment;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.MachineProbe;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.bench.target.Answer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;

/**
 * Measures functions on several targets side by side.
 *
 * <p>A run is made of rounds. In each, every function on every target gets a new process: first all
 * cold starts, in random order; then, function by function in random order, each process is warmed
 * up and serves its share of the warm calls in small blocks, which take turns between the targets
 * in random order. So what changes on the machine over time meets all targets alike, and warm
 * figures come from as many processes as there are cold starts.
 *
 * <p>A first round is a rehearsal: it fills the page cache and warms up the clients, which would
 * otherwise burden whoever comes first. Its samples count as {@link Experiment#WARMUP}.
 */
public final class Comparison {
  static final int BLOCK = 10;

  private final ComparisonPlan plan;
  private final Path directory;
  private final ComparisonListener listener;
  private final Recorder recorder;
  private final Clock clock;
  private final Random random;
  private final Steps steps = new Steps();
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Run.Model> models = new LinkedHashMap<>();

  private Comparison(
      ComparisonPlan plan,
      Path directory,
      ComparisonListener listener,
      SampleFile samples,
      Clock clock) {
    this.plan = plan;
    this.directory = directory;
    this.listener = listener;
    this.recorder = new Recorder(samples, listener, clock);
    this.clock = clock;
    this.random = new Random(plan.seed());
    for (Workload workload : plan.workloads()) {
      workload.targets().forEach(target -> pairs.add(new Pair(workload, target)));
    }
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
  public static void run(ComparisonPlan plan, Path directory, ComparisonListener listener) {
    run(plan, directory, listener, Clock.systemUTC());
  }

  static void run(ComparisonPlan plan, Path directory, ComparisonListener listener, Clock clock) {
    try (SampleFile samples = SampleFile.create(directory)) {
      new Comparison(plan, directory, listener, samples, clock).run();
    }
  }

  private void run() {
    String date = clock.instant().toString();
    expectSteps();
    try {
      describe(date);
      round(0, BLOCK);
      describe(date);
      for (int round = 0; round < plan.coldStarts(); round++) {
        round(round + 1, share(round));
      }
    } finally {
      pairs.forEach(pair -> pair.target().makeCold());
    }
  }

  private void expectSteps() {
    int rounds = plan.coldStarts() + 1;
    long startable = pairs.stream().filter(pair -> pair.target().startsProcesses()).count();
    steps.expect(Steps.Kind.COLD_START, (int) startable * rounds);
    steps.expect(Steps.Kind.WARM_UP, pairs.size() * rounds);
    int blocks = 1;
    for (int round = 0; round < plan.coldStarts(); round++) {
      blocks += blocks(share(round));
    }
    steps.expect(Steps.Kind.WARM_BLOCK, pairs.size() * blocks);
  }

  /** How many of the warm calls the processes of this round serve. */
  private int share(int round) {
    int even = plan.warmCalls() / plan.coldStarts();
    return round < plan.warmCalls() % plan.coldStarts() ? even + 1 : even;
  }

  private static int blocks(int calls) {
    return (calls + BLOCK - 1) / BLOCK;
  }

  /** A round; that of number 0 is the rehearsal. */
  private void round(int number, int warmCalls) {
    boolean rehearsal = number == 0;
    recorder.begin("round " + number);
    List<Pair> answering = new ArrayList<>();
    for (Pair pair : shuffled(pairs)) {
      pair.target().makeCold();
      if (!pair.target().startsProcesses() || startCold(pair, rehearsal)) {
        answering.add(pair);
      } else {
        drop(Steps.Kind.WARM_UP, 1);
        drop(Steps.Kind.WARM_BLOCK, blocks(warmCalls));
      }
    }
    for (Workload workload : shuffled(plan.workloads())) {
      List<Pair> ofWorkload =
          answering.stream().filter(pair -> pair.function().equals(workload.function())).toList();
      List<Pair> warm = new ArrayList<>();
      for (Pair pair : shuffled(ofWorkload)) {
        if (warmUp(pair)) {
          warm.add(pair);
        } else {
          drop(Steps.Kind.WARM_BLOCK, blocks(warmCalls));
        }
      }
      warmBlocks(warm, rehearsal, warmCalls);
      ofWorkload.forEach(pair -> pair.target().makeCold());
    }
  }

  /** Whether a process answered: if none did, warm calls would only start further ones. */
  private boolean startCold(Pair pair, boolean rehearsal) {
    long start = System.nanoTime();
    Recorded first = call(pair, rehearsal ? Experiment.WARMUP : Experiment.COLD, Experiment.COLD);
    if (first.answer() instanceof Answer.Success success) {
      ModelOf.answer(success.json()).ifPresent(model -> models.put(pair.function(), model));
    }
    finish(Steps.Kind.COLD_START, start);
    return first.answer() instanceof Answer.Success;
  }

  /** Whether the process is worth measuring. */
  private boolean warmUp(Pair pair) {
    long start = System.nanoTime();
    SteadyState steady = new SteadyState(plan.warmUp());
    while (!steady.over()) {
      steady.add(call(pair, Experiment.WARMUP, Experiment.WARMUP).sample().latencyMillis());
    }
    finish(Steps.Kind.WARM_UP, start);
    return !steady.givenUp();
  }

  private void warmBlocks(List<Pair> ofWorkload, boolean rehearsal, int calls) {
    for (int done = 0; done < calls; done += BLOCK) {
      for (Pair pair : shuffled(ofWorkload)) {
        long start = System.nanoTime();
        for (int i = done; i < Math.min(done + BLOCK, calls); i++) {
          call(pair, rehearsal ? Experiment.WARMUP : Experiment.WARM, Experiment.WARM);
        }
        finish(Steps.Kind.WARM_BLOCK, start);
      }
    }
  }

  private Recorded call(Pair pair, Experiment experiment, Experiment expected) {
    if (Thread.currentThread().isInterrupted() || EndOfThisJvm.hasBegun()) {
      throw new CancellationException(Recorder.INTERRUPTED);
    }
    return recorder.record(pair, experiment, expected);
  }

  private void finish(Steps.Kind kind, long startNanos) {
    steps.finish(kind, System.nanoTime() - startNanos);
    listener.progressed(steps.progress());
  }

  private void drop(Steps.Kind kind, int count) {
    steps.drop(kind, count);
    listener.progressed(steps.progress());
  }

  private <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private void describe(String date) {
    JsonFile.write(
        directory.resolve(JsonFile.RUN),
        RunDescription.of(plan, date, models, new MachineProbe(Path.of("/")).describe()));
  }
}
