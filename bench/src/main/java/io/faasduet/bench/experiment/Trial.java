package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One trial: every function on every target gets a new instance. First all cold starts, in random
 * order; then, function by function in random order, each instance is warmed up and serves its
 * share of the warm calls in small blocks, which take turns between the targets in random order. So
 * what changes on the machine over time affects all targets alike, and warm figures come from as
 * many instances as there are trials.
 */
final class Trial implements ExperimentStep {
  private static final String COLD_START = "cold start";
  private static final String WARM_UP = "warm-up";
  private static final String WARM_BLOCK = "warm block";

  /**
   * What the discarded trial sends to each instance on this machine, so that the local platform's
   * own code, which answers too, is compiled by the first start that counts.
   */
  private static final int MOST_PREPARING_CALLS = 200;

  private static final Duration MOST_PREPARING_TIME = Duration.ofSeconds(1);

  private final int number;
  private final TrialDesign design;
  private final List<Workload> workloads;
  private final List<FunctionTarget> pairs;
  private final RandomOrder order;

  Trial(int number, TrialDesign design, List<Workload> workloads, long seed) {
    this.number = number;
    this.design = design;
    this.workloads = List.copyOf(workloads);
    this.pairs = Workload.pairs(workloads);
    this.order = new RandomOrder(seed, number);
  }

  @Override
  public String name() {
    return "trial " + number;
  }

  @Override
  public boolean preparesOthers() {
    return number == 0;
  }

  @Override
  public void announce(ProgressEstimator progress) {
    long startable = pairs.stream().filter(pair -> pair.target().startsInstances()).count();
    progress.expect(COLD_START, (int) startable);
    if (design.warms() || number == 0) {
      progress.expect(WARM_UP, pairs.size());
    }
    if (design.warms()) {
      progress.expect(WARM_BLOCK, pairs.size() * design.blocks(number));
    }
  }

  /** Measures, and ends the instances however that ends. */
  @Override
  public void run(Measurement measurement) {
    try {
      List<FunctionTarget> started = startAll(measurement);
      if (design.warms()) {
        warm(started, measurement);
      } else if (number == 0) {
        started.forEach(pair -> prepare(pair, measurement));
        measurement.skipped(WARM_UP, pairs.size() - started.size());
      }
    } finally {
      pairs.forEach(pair -> pair.target().release());
    }
  }

  private List<FunctionTarget> startAll(Measurement measurement) {
    List<FunctionTarget> started = new ArrayList<>();
    for (FunctionTarget pair : order.of(pairs)) {
      pair.target().makeCold();
      if (!pair.target().startsInstances() || startCold(pair, measurement)) {
        started.add(pair);
      } else if (design.warms()) {
        measurement.skipped(WARM_UP, 1);
        measurement.skipped(WARM_BLOCK, design.blocks(number));
      }
    }
    return started;
  }

  /** Whether an instance answered: if none did, warm calls would only start further ones. */
  private boolean startCold(FunctionTarget pair, Measurement measurement) {
    long start = System.nanoTime();
    SampleKind kind = number == 0 || !design.colds() ? SampleKind.WARMUP : SampleKind.COLD;
    Sample first = measurement.invoke(pair, kind, SampleKind.COLD);
    measurement.finished(COLD_START, start);
    return !first.instance().isEmpty() || first.ok();
  }

  private static void prepare(FunctionTarget pair, Measurement measurement) {
    if (!measurement.mayPrepare() || pair.target().lastStart().isEmpty()) {
      measurement.skipped(WARM_UP, 1);
      return;
    }
    long start = System.nanoTime();
    long end = start + MOST_PREPARING_TIME.toNanos();
    for (int calls = 0; calls < MOST_PREPARING_CALLS && System.nanoTime() < end; calls++) {
      measurement.invoke(pair, SampleKind.WARMUP, SampleKind.WARMUP);
    }
    measurement.finished(WARM_UP, start);
  }

  private void warm(List<FunctionTarget> started, Measurement measurement) {
    for (Workload workload : order.of(workloads)) {
      List<FunctionTarget> ofWorkload =
          started.stream().filter(pair -> pair.workload().equals(workload)).toList();
      List<FunctionTarget> steady = new ArrayList<>();
      for (FunctionTarget pair : order.of(ofWorkload)) {
        if (warmUp(pair, measurement)) {
          steady.add(pair);
        } else {
          measurement.skipped(WARM_BLOCK, design.blocks(number));
        }
      }
      warmBlocks(steady, measurement);
      ofWorkload.forEach(pair -> pair.target().release());
    }
  }

  /** Whether the instance is worth measuring. */
  private boolean warmUp(FunctionTarget pair, Measurement measurement) {
    long start = System.nanoTime();
    SteadyState steady = new SteadyState(design.warmUp());
    while (!steady.over()) {
      Sample sample = measurement.invoke(pair, SampleKind.WARMUP, SampleKind.WARMUP);
      steady.add(sample.latencyMillis());
    }
    measurement.finished(WARM_UP, start);
    return !steady.givenUp();
  }

  private void warmBlocks(List<FunctionTarget> steady, Measurement measurement) {
    int calls = design.share(number);
    SampleKind kind = number == 0 ? SampleKind.WARMUP : SampleKind.WARM;
    for (int done = 0; done < calls; done += TrialDesign.BLOCK) {
      for (FunctionTarget pair : order.of(steady)) {
        long start = System.nanoTime();
        for (int i = done; i < Math.min(done + TrialDesign.BLOCK, calls); i++) {
          measurement.invoke(pair, kind, SampleKind.WARM);
        }
        measurement.finished(WARM_BLOCK, start);
      }
    }
  }
}
