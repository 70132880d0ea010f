package io.faasduet.bench.experiment.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.experiment.FunctionTarget;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.results.SampleKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Requests to object-digest, and what it answered.
 *
 * @param pair the function on its target
 * @param generated the request of its generator
 */
record DigestCalls(FunctionTarget pair, ObjectNode generated) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long A_WHILE_NANOS = 300_000_000;
  private static final int FEWEST_TRIED = 5;

  /** The function takes no more. */
  private static final int MOST_ROUNDS = 10_000;

  private static final String STATE = "state_prefix";

  static DigestCalls of(FunctionTarget pair) {
    return new DigestCalls(pair, pair.workload().fields());
  }

  private static ObjectNode object(byte[] json) {
    try {
      return (ObjectNode) MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException("what was JSON is none", e);
    }
  }

  /** How many objects there are. */
  int count() {
    return generated.path("count").asInt();
  }

  /** A request for some of the objects. */
  ObjectNode request(int from, int to, int rounds) {
    ObjectNode request = generated.deepCopy();
    request.remove(List.of("count", "object_bytes", STATE));
    return request.put("from", from).put("to", to).put("rounds", rounds);
  }

  /** The same, with a state of that name. */
  ObjectNode withState(int from, int to, int rounds, String name) {
    return request(from, to, rounds).put("state", generated.path(STATE).asText() + name);
  }

  /** Starts so many instances and has each answer once. */
  void warmUp(Measurement measurement, int instances) {
    pair.target().redeploy(instances);
    byte[] json = bytes(request(0, 1, 1));
    measurement.together(pair, Collections.nCopies(instances, json), SampleKind.WARMUP);
  }

  /** Invokes it for nothing. */
  void warmUp(Measurement measurement, ObjectNode request) {
    measurement.answered(pair, SampleKind.WARMUP, SampleKind.WARMUP, bytes(request));
  }

  /**
   * How many digests of an object take so long, by one that takes a while; 1 if it fails. More are
   * tried until it does, as the first ones are slow.
   */
  int roundsFor(Measurement measurement, double seconds) {
    for (int tried = FEWEST_TRIED; ; tried = Math.min(MOST_ROUNDS, FEWEST_TRIED * tried)) {
      long nanos =
          measurement
              .answered(pair, SampleKind.WARMUP, SampleKind.WARMUP, bytes(request(0, 1, tried)))
              .json()
              .map(json -> object(json).path("digest_nanos").path(0).asLong())
              .orElse(0L);
      if (nanos >= A_WHILE_NANOS || nanos == 0 || tried == MOST_ROUNDS) {
        double rounds = nanos == 0 ? 1 : seconds * NANOS_PER_SECOND * tried / nanos;
        return (int) Math.max(1, Math.min(MOST_ROUNDS, Math.round(rounds)));
      }
    }
  }

  /** Invokes it and puts what it did on file. */
  Optional<JsonNode> invoke(Measurement measurement, LimitsCase place, ObjectNode request) {
    long begun = System.nanoTime();
    Measurement.Answered answered =
        measurement.answered(pair, SampleKind.STUDY, SampleKind.STUDY, bytes(request));
    return recorded(measurement, place, answered, System.nanoTime() - begun);
  }

  /** The same at once. */
  void invokeAll(Measurement measurement, LimitsCase place, List<ObjectNode> requests) {
    long begun = System.nanoTime();
    List<Measurement.Answered> all =
        measurement.together(
            pair, requests.stream().map(DigestCalls::bytes).toList(), SampleKind.STUDY);
    long nanos = System.nanoTime() - begun;
    for (Measurement.Answered answered : all) {
      recorded(measurement, place, answered, nanos);
    }
  }

  private static Optional<JsonNode> recorded(
      Measurement measurement, LimitsCase place, Measurement.Answered answered, long waitedNanos) {
    Optional<JsonNode> json =
        answered.sample().ok() ? answered.json().map(DigestCalls::object) : Optional.empty();
    measurement.rows(
        LimitsRow.FILE,
        answered.sample(),
        LimitsRow.COLUMNS,
        List.of(LimitsRow.of(place, answered, json, waitedNanos).values()));
    return json;
  }

  private static byte[] bytes(ObjectNode request) {
    return request.toString().getBytes(UTF_8);
  }
}
