package io.faasduet.bench.experiment.limits;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** So many functions fetch objects from S3 at once. */
record SharedBandwidth(Limits design, DigestCalls calls) implements ExperimentStep {
  /** Digesting would take the processors that fetching needs. */
  private static final int FETCHED_ALONE = 0;

  @Override
  public String name() {
    return "bandwidth on " + calls.pair().targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(calls.pair().function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect("bandwidth", design.functions().size());
  }

  @Override
  public void run(Measurement measurement) {
    int fetches = Math.min(design.fetches(), calls.count());
    for (int functions : design.functions()) {
      long start = System.nanoTime();
      calls.warmUp(measurement, functions);
      for (int round = 1; round <= design.repetitions(); round++) {
        List<ObjectNode> requests = new ArrayList<>();
        for (int function = 0; function < functions; function++) {
          int from = function * fetches % (calls.count() - fetches + 1);
          requests.add(calls.request(from, from + fetches, FETCHED_ALONE));
        }
        calls.invokeAll(
            measurement, new LimitsCase(LimitsPart.BANDWIDTH, "s3", round, functions), requests);
      }
      measurement.finished("bandwidth", start);
    }
    calls.pair().target().makeCold();
  }
}
