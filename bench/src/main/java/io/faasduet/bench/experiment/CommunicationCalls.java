package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.bench.client.WireProtocol;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The transfers of one function on one target. */
record CommunicationCalls(Communication design, FunctionTarget pair) implements ExperimentStep {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CALL = "call";
  private static final String TRANSFER = "transfer";
  private static final List<String> COLUMNS = List.of("means", "trial", "nanos");

  /** So many transfers are made in one invocation, which may last as long as any. */
  private static final int MOST_IN_A_CALL = 50;

  private static final List<String> SERVICES = List.of("s3", "dynamodb");

  @Override
  public String name() {
    return "communication on " + pair.targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(pair.function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(TRANSFER, design.instances());
  }

  @Override
  public void run(Measurement measurement) {
    try {
      for (int instance = 0; instance < design.instances(); instance++) {
        long start = System.nanoTime();
        pair.target().makeCold();
        invoke(measurement, SampleKind.WARMUP, SampleKind.COLD, request(CALL, 1));
        if (byCalls()) {
          calls(measurement, share(instance));
        }
        if (pair.target().wire() != WireProtocol.MESSAGES) {
          int transfers = part(design.transfers(), instance);
          SERVICES.forEach(means -> transfers(measurement, means, transfers));
        }
        measurement.finished(TRANSFER, start);
      }
    } finally {
      pair.target().makeCold();
    }
  }

  /** A server's invocation is none of the ways that the study compares. */
  private boolean byCalls() {
    return pair.target().wire() == WireProtocol.MESSAGES
        || pair.target().description().platform().equals(PlatformName.LAMBDA);
  }

  private int share(int instance) {
    boolean messages = pair.target().wire() == WireProtocol.MESSAGES;
    return part(messages ? design.roundTrips() : design.invocations(), instance);
  }

  private int part(int count, int instance) {
    int even = count / design.instances();
    return instance < count % design.instances() ? even + 1 : even;
  }

  private void calls(Measurement measurement, int count) {
    byte[] json = request(CALL, 1);
    for (int i = 0; i < design.warmUp(); i++) {
      invoke(measurement, SampleKind.WARMUP, SampleKind.WARM, json);
    }
    for (int i = 0; i < count; i++) {
      invoke(measurement, SampleKind.STUDY, SampleKind.WARM, json);
    }
  }

  private void transfers(Measurement measurement, String means, int count) {
    for (int left = design.warmUp(); left > 0; left -= MOST_IN_A_CALL) {
      byte[] json = request(means, Math.min(left, MOST_IN_A_CALL));
      invoke(measurement, SampleKind.WARMUP, SampleKind.WARM, json);
    }
    for (int left = count; left > 0; left -= MOST_IN_A_CALL) {
      byte[] json = request(means, Math.min(left, MOST_IN_A_CALL));
      Measurement.Answered answered = invoke(measurement, SampleKind.STUDY, SampleKind.WARM, json);
      if (answered.sample().ok() && answered.json().isPresent()) {
        measurement.rows(
            Communication.FILE, answered.sample(), COLUMNS, rows(means, answered.json().get()));
      }
    }
  }

  /** Each write with its read. */
  private static List<List<String>> rows(String means, byte[] json) {
    try {
      JsonNode answer = MAPPER.readTree(json);
      JsonNode writes = answer.path("write_nanos");
      JsonNode reads = answer.path("read_nanos");
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < Math.min(writes.size(), reads.size()); i++) {
        long nanos = writes.path(i).asLong() + reads.path(i).asLong();
        rows.add(List.of(means, Integer.toString(i), Long.toString(nanos)));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("an answer that was JSON is none", e);
    }
  }

  private Measurement.Answered invoke(
      Measurement measurement, SampleKind kind, SampleKind expected, byte[] json) {
    return measurement.answered(pair, kind, expected, json);
  }

  private byte[] request(String means, int trials) {
    return pair.workload()
        .fields()
        .put("means", means)
        .put("trials", trials)
        .toString()
        .getBytes(UTF_8);
  }
}
