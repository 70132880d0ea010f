package io.faasduet.bench.experiment.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.ExperimentStep;
import io.faasduet.bench.experiment.FunctionTarget;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.experiment.ProgressEstimator;
import io.faasduet.bench.results.SampleKind;
import io.faasduet.bench.results.TrainingIteration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The executions of a training on one target, until it has ended. */
record TrainingExecutions(ModelTraining design, FunctionTarget pair) implements ExperimentStep {
  private static final String TRAINING = "training";
  private static final String LOCAL_BATCHES = "local_batches";
  private static final String LOCAL_COUNT = "local_count";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** An execution that fails is begun again; so many in a row end the training. */
  private static final int FAILURES = 3;

  @Override
  public String name() {
    return "training on " + pair.targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(pair.function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(TRAINING, 1);
  }

  @Override
  public void run(Measurement measurement) {
    long start = System.nanoTime();
    pair.target().makeCold();
    try {
      byte[] request = request(Long.toHexString(start)).toString().getBytes(UTF_8);
      long done = 0;
      int failures = 0;
      while (done < design.iterations() && failures < FAILURES) {
        Measurement.Answered answered =
            measurement.answered(pair, SampleKind.STUDY, SampleKind.STUDY, request);
        List<TrainingIteration> iterations =
            answered.sample().ok() && answered.json().isPresent()
                ? iterations(MAPPER.readTree(answered.json().get()))
                : List.of();
        if (iterations.isEmpty()) {
          failures++;
          continue;
        }
        failures = 0;
        done = iterations.get(iterations.size() - 1).number();
        measurement.rows(
            TrainingIteration.FILE,
            answered.sample(),
            TrainingIteration.COLUMNS,
            iterations.stream().map(TrainingIteration::row).toList());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("an answer of " + pair.targetName() + " is no JSON", e);
    } finally {
      if (pair.target().description().local()) {
        pair.target().makeCold();
      }
    }
    measurement.finished(TRAINING, start);
  }

  /** With a state of this training's own, so that none before it is continued. */
  private ObjectNode request(String id) {
    ObjectNode request = pair.workload().fields();
    request.put("iterations", design.iterations());
    String state = request.path("checkpoint").asText();
    JsonNode files = request.remove(LOCAL_BATCHES);
    JsonNode count = request.remove(LOCAL_COUNT);
    if (!ModelTraining.isLambda(pair)) {
      request.put("seconds", design.serverSeconds());
      if (files != null && pair.target().description().local()) {
        request.set("batches", files);
        if (count != null) {
          request.set("count", count);
        }
        state = files.asText() + "state";
      }
    }
    return request.put("checkpoint", state + "-" + id);
  }

  private static List<TrainingIteration> iterations(JsonNode answer) {
    long from = answer.path("from").asLong();
    int count = answer.path("losses").size();
    List<TrainingIteration> iterations = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      iterations.add(
          new TrainingIteration(
              from + i + 1,
              answer.path("fetch_millis").path(i).asDouble(),
              answer.path("compute_millis").path(i).asDouble(),
              answer.path("losses").path(i).asDouble(),
              answer.path("bytes").asLong() / count));
    }
    return iterations;
  }
}
