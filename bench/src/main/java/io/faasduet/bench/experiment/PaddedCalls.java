package io.faasduet.bench.experiment;

import io.faasduet.bench.results.SampleKind;
import java.util.List;

/**
 * Warm calls of every size to one instance of each target, after a warm-up with every size. The
 * sizes of a round are in random order.
 */
record PaddedCalls(int process, int rounds, List<PaddedTarget> targets, RandomOrder order)
    implements ExperimentStep {
  private static final String CALL = "warm call by size";

  @Override
  public String name() {
    return "payload calls " + process;
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(
        CALL, targets.stream().mapToInt(target -> rounds * target.sizes().size()).sum());
  }

  @Override
  public void run(Measurement measurement) {
    for (PaddedTarget target : order.of(targets)) {
      target.pair().target().makeCold();
      try {
        if (warmUp(target, measurement)) {
          calls(target, measurement);
        } else {
          measurement.skipped(CALL, rounds * target.sizes().size());
        }
      } finally {
        target.end();
      }
    }
  }

  private void calls(PaddedTarget target, Measurement measurement) {
    for (int round = 0; round < rounds; round++) {
      for (int bytes : order.of(target.sizes())) {
        long start = System.nanoTime();
        target.invoke(measurement, SampleKind.OVERHEAD_WARM, SampleKind.WARM, bytes);
        measurement.finished(CALL, start);
      }
    }
  }

  /** Whether the instance is worth measuring. */
  private static boolean warmUp(PaddedTarget target, Measurement measurement) {
    SteadyState steady = new SteadyState(WarmUp.DEFAULT);
    for (int i = 0; !steady.over(); i++) {
      int bytes = target.sizes().get(i % target.sizes().size());
      steady.add(
          target.invoke(measurement, SampleKind.WARMUP, SampleKind.WARMUP, bytes).latencyMillis());
    }
    return !steady.givenUp();
  }
}
