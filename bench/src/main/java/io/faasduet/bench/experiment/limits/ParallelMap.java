package io.faasduet.bench.experiment.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All objects, shared among so many functions at once. */
record ParallelMap(Limits design, DigestCalls calls) implements ExperimentStep {
  @Override
  public String name() {
    return "map on " + calls.pair().targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(calls.pair().function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect("map", design.functions().size());
  }

  @Override
  public void run(Measurement measurement) {
    int count = calls.count();
    for (int wanted : design.functions()) {
      long start = System.nanoTime();
      int functions = Math.min(wanted, count);
      calls.warmUp(measurement, functions);
      for (int round = 1; round <= design.repetitions(); round++) {
        List<ObjectNode> requests = new ArrayList<>();
        for (int function = 0; function < functions; function++) {
          requests.add(
              calls.request(
                  function * count / functions,
                  (function + 1) * count / functions,
                  design.rounds()));
        }
        calls.invokeAll(
            measurement, new LimitsCase(LimitsPart.MAP, "map", round, functions), requests);
      }
      measurement.finished("map", start);
    }
    calls.pair().target().makeCold();
  }
}
