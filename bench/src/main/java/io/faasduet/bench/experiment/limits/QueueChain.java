package io.faasduet.bench.experiment.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import java.util.Optional;

/**
 * Stages one after the other, each with an object, that hand on to each other by a queue of SQS: an
 * event source mapping starts each stage. It has ended when the answer of the last one is there.
 */
record QueueChain(Limits design, DigestCalls calls) implements ExperimentStep {
  /** An invocation each, with the result before in a message. */
  static final String SQS = "by SQS";

  private static final int WARM_UP = 3;

  @Override
  public String name() {
    return "chain on " + calls.pair().targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(calls.pair().function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect("chain by SQS", design.repetitions());
  }

  @Override
  public void run(Measurement measurement) {
    ObjectNode request = calls.request(0, 1, design.rounds()).put("stages", design.stages());
    for (int i = 0; i < WARM_UP; i++) {
      calls.warmUp(measurement, request);
    }
    for (int round = 1; round <= design.repetitions(); round++) {
      long start = System.nanoTime();
      calls.invoke(measurement, new LimitsCase(LimitsPart.CHAIN, SQS, round, 1), request);
      measurement.finished("chain by SQS", start);
    }
    calls.pair().target().makeCold();
  }
}
