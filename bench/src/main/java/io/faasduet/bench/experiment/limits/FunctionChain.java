package io.faasduet.bench.experiment.limits;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import java.util.Optional;

/**
 * Stages one after the other, each with an object: by one function, by a function each that the
 * caller hands the result of the one before, and by a function each that finds it in S3. The caller
 * starts each stage.
 */
record FunctionChain(Limits design, DigestCalls calls) implements ExperimentStep {
  /** All stages in one invocation. */
  static final String ONE = "one function";

  /** An invocation each, with the result before in the request. */
  static final String CALLS = "synchronous calls";

  /** An invocation each, with the result before in an object. */
  static final String S3 = "by S3";

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
    progress.expect("chain", design.repetitions());
  }

  @Override
  public void run(Measurement measurement) {
    calls.warmUp(measurement, 1);
    String id = "chain-" + Long.toHexString(System.nanoTime()) + "-";
    for (int round = 1; round <= design.repetitions(); round++) {
      long start = System.nanoTime();
      calls.invoke(
          measurement, place(ONE, round), calls.request(0, design.stages(), design.rounds()));
      synchronously(measurement, round);
      for (int stage = 0; stage < design.stages(); stage++) {
        ObjectNode request = calls.withState(0, stage + 1, design.rounds(), id + round);
        if (calls.invoke(measurement, place(S3, round), request).isEmpty()) {
          break;
        }
      }
      measurement.finished("chain", start);
    }
    calls.pair().target().makeCold();
  }

  private void synchronously(Measurement measurement, int round) {
    long sum = 0;
    for (int stage = 0; stage < design.stages(); stage++) {
      ObjectNode request = calls.request(stage, stage + 1, design.rounds()).put("before", sum);
      Optional<JsonNode> answer = calls.invoke(measurement, place(CALLS, round), request);
      if (answer.isEmpty()) {
        break;
      }
      sum = answer.get().path("sum").asLong();
    }
  }

  private static LimitsCase place(String variant, int round) {
    return new LimitsCase(LimitsPart.CHAIN, variant, round, 1);
  }
}
