package io.faasduet.bench.experiment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.results.Sample;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The invocations of one function on one target, each with its own server. */
record PingPongCalls(PingPong design, FunctionTarget pair) implements ExperimentStep {
  private static final String CALL = "ping-pong";
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @Override
  public String name() {
    return "ping-pong on " + pair.targetName();
  }

  @Override
  public Optional<String> function() {
    return Optional.of(pair.function());
  }

  @Override
  public void announce(ProgressEstimator progress) {
    progress.expect(CALL, design.calls());
  }

  @Override
  public void run(Measurement measurement) {
    boolean startable = pair.target().startsInstances();
    pair.target().makeCold();
    try {
      for (int i = 0; i < design.calls(); i++) {
        SampleKind expected =
            !startable ? SampleKind.WARMUP : i == 0 ? SampleKind.COLD : SampleKind.WARM;
        long start = System.nanoTime();
        invoke(measurement, expected, "duet-" + i + "-" + Long.toHexString(start));
        measurement.finished(CALL, start);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server on " + design.listen() + " has failed", e);
    } finally {
      if (pair.target().description().local()) {
        pair.target().makeCold();
      }
    }
  }

  private void invoke(Measurement measurement, SampleKind expected, String id) throws IOException {
    try (DatagramEcho echo = new DatagramEcho(design.listen(), id, Clock.systemUTC())) {
      ObjectNode request = pair.workload().fields();
      request.put("server-address", design.serverAddress());
      request.put("server-port", echo.port());
      request.put("repetitions", design.rounds());
      request.put("request-id", id);
      request.put("include-rounds", true);
      Measurement.Answered answered =
          measurement.answered(
              pair, SampleKind.PING_PONG, expected, request.toString().getBytes(UTF_8));
      if (answered.json().isPresent()) {
        measurement.roundTrips(
            trips(answered.sample(), MAPPER.readTree(answered.json().get()), echo.echoed()));
      }
    }
  }

  /**
   * The round trips that a response tells of. Datagrams are known by their order, which is known
   * only if each of them arrived here: the first of an invocation warms up and has the number 0.
   */
  static List<RoundTrip> trips(Sample sample, JsonNode response, List<RoundTrip.Span> echoed) {
    JsonNode rounds = response.path("rounds");
    Map<Integer, RoundTrip.Span> returned = new HashMap<>();
    for (int i = 0; i < rounds.path("id").size(); i++) {
      returned.put(
          rounds.path("id").path(i).asInt(),
          new RoundTrip.Span(
              time(rounds.path("client-send").path(i)), time(rounds.path("client-rcv").path(i))));
    }
    int sent = rounds.path("sent").asInt();
    boolean allArrived = echoed.size() == sent + 1;
    JsonNode timestamp = response.path("result").path("timestamp");
    Optional<Instant> began =
        timestamp.isNumber() ? Optional.of(time(timestamp)) : Optional.empty();
    List<RoundTrip> trips = new ArrayList<>();
    for (int round = 1; round <= sent; round++) {
      trips.add(
          new RoundTrip(
              sample.function(),
              sample.target(),
              sample.sequence(),
              sample.start(),
              round,
              Optional.ofNullable(returned.get(round)),
              allArrived ? Optional.of(echoed.get(round)) : Optional.empty(),
              began));
    }
    return trips;
  }

  private static Instant time(JsonNode seconds) {
    BigDecimal nanos = new BigDecimal(seconds.asText()).movePointRight(9);
    return Instant.ofEpochSecond(0, nanos.longValue());
  }
}
