package io.faasduet.bench.experiment;

import io.faasduet.bench.results.SampleKind;
import java.util.ArrayList;
import java.util.List;

/** A cold start of every target with a request of every size, in random order. */
record PaddedStarts(int number, List<PaddedTarget> targets, RandomOrder order)
    implements ExperimentStep {
  private static final String START = "cold start by size";

  /** One cold start. */
  private record Start(PaddedTarget target, int bytes) {}

  @Override
  public String name() {
    return "payload starts " + number;
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(START, targets.stream().mapToInt(target -> target.sizes().size()).sum());
  }

  @Override
  public void run(Measurement measurement) {
    List<Start> starts = new ArrayList<>();
    targets.forEach(target -> target.sizes().forEach(size -> starts.add(new Start(target, size))));
    for (Start start : order.of(starts)) {
      long begun = System.nanoTime();
      start.target().pair().target().makeCold();
      try {
        start
            .target()
            .invoke(measurement, SampleKind.OVERHEAD_COLD, SampleKind.COLD, start.bytes());
      } finally {
        start.target().end();
      }
      measurement.finished(START, begun);
    }
  }
}
