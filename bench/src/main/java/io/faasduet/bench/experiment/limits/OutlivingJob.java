package io.faasduet.bench.experiment.limits;

import com.fasterxml.jackson.databind.JsonNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import java.util.Optional;

/**
 * A job that is longer than its function's timeout: in one execution, and in several that hand
 * their state on through S3.
 */
record OutlivingJob(Limits design, DigestCalls calls) implements ExperimentStep {
  /** The variant without a state. */
  static final String ONE = "one execution";

  /** The variant with one. */
  static final String STEPS = "in steps by S3";

  /** An execution that fails is begun again; so many in a row end the job. */
  private static final int FAILURES = 3;

  @Override
  public String name() {
    return "lifetime on " + calls.pair().targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(calls.pair().function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect("lifetime", 1);
  }

  @Override
  public void run(Measurement measurement) {
    long start = System.nanoTime();
    int count = calls.count();
    calls.warmUp(measurement, 1);
    int rounds = calls.roundsFor(measurement, design.lifetimeSeconds() / count);
    calls.invoke(measurement, place(ONE), calls.request(0, count, rounds));
    calls.warmUp(measurement, 1);
    int done = 0;
    int failures = 0;
    String state = "lifetime-" + Long.toHexString(start);
    while (done < count && failures < FAILURES) {
      Optional<JsonNode> answer =
          calls.invoke(measurement, place(STEPS), calls.withState(0, count, rounds, state));
      done = answer.map(json -> json.path("next").asInt()).orElse(done);
      failures = answer.isPresent() ? 0 : failures + 1;
    }
    calls.pair().target().makeCold();
    measurement.finished("lifetime", start);
  }

  private static LimitsCase place(String variant) {
    return new LimitsCase(LimitsPart.LIFETIME, variant, 1, 1);
  }
}
