package io.faasduet.cli.sebs.results;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import io.faasduet.bench.results.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One invocation as SeBS's result files have it: times in microseconds. The function's answer is
 * inside the envelope that SeBS's wrappers make; its {@code begin} and {@code end} enclose what the
 * function timed of itself, on the clock of this machine, and end when the answer was received.
 */
final class InvocationJson {
  /** Answered, though not by the instance that the call was meant for; {@code is_cold} tells. */
  private static final Set<String> ANSWERED = Set.of(Sample.OK, "not-cold", "not-warm");

  private static final DateTimeFormatter LOCAL_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  private InvocationJson() {}

  /** Whether the function answered, and rightly. */
  static boolean answered(Sample sample) {
    return ANSWERED.contains(sample.status());
  }

  /**
   * The invocation.
   *
   * @param id its request id
   * @param order its place among those of the file, from 0
   * @param memoryMb the memory of the instance, where it is known
   */
  static ObjectNode of(
      String id,
      int order,
      Sample sample,
      Optional<byte[]> answer,
      Optional<String> failure,
      Optional<Integer> memoryMb) {
    long clientMicros = Math.round(sample.latencyMillis().orElse(0) * 1e3);
    long benchmarkMicros = Math.round(sample.timingsMillis().getOrDefault(Phase.TOTAL, 0.0) * 1e3);
    Instant end = sample.start().plusNanos(clientMicros * 1000);
    ObjectNode invocation = SebsJson.object();
    invocation.set("output", envelope(id, sample, end, benchmarkMicros, answer, failure));
    invocation.put("request_id", id);
    ObjectNode times = invocation.putObject("times");
    times.put("client", clientMicros);
    times.put("client_begin", localTime(sample.start()));
    times.put("client_end", localTime(end));
    times.put("benchmark", benchmarkMicros);
    times.put("initialization", 0);
    times.put("http_startup", 0.0);
    times.put("http_first_byte_return", 0.0);
    invocation.putObject("provider_times");
    ObjectNode stats = invocation.putObject("stats");
    stats.put("cold_start", sample.cold());
    stats.put("failure", !answered(sample));
    invocation.putObject("billing");
    report(invocation, sample, memoryMb);
    ObjectNode duet = invocation.putObject("duet");
    duet.put("order", order);
    duet.put("sequence", sample.sequence());
    duet.put("status", sample.status());
    failure.ifPresent(text -> duet.put("failure", text));
    duet.put("instance", sample.instance());
    duet.put("step", sample.step());
    duet.put("target", sample.target());
    duet.put("start", sample.start().toString());
    return invocation;
  }

  /** What the platform reports of an invocation: its times, memory and what it charges for. */
  static void report(ObjectNode invocation, Sample sample, Optional<Integer> memoryMb) {
    Optional<Billed> billed = sample.billed();
    double init = billed.flatMap(InvocationJson::init).orElse(0.0);
    ObjectNode provider = (ObjectNode) invocation.get("provider_times");
    provider.put("initialization", Math.round(init * 1e3));
    // what is billed has INIT in it
    provider.put(
        "execution",
        Math.round(billed.map(charge -> Math.max(0, charge.millis() - init)).orElse(0.0) * 1e3));
    ObjectNode stats = (ObjectNode) invocation.get("stats");
    OptionalLong memory = sample.residentBytes();
    if (memory.isPresent()) {
      stats.put("memory_used", memory.getAsLong() >> 20);
    } else {
      stats.putNull("memory_used");
    }
    ObjectNode billing = (ObjectNode) invocation.get("billing");
    billing.put("_billed_time", billed.map(Billed::millis).orElse(null));
    billing.put("_memory", memoryMb.orElse(null));
    billing.put(
        "_gb_seconds",
        billed.isPresent() && memoryMb.isPresent()
            ? billed.get().millis() / 1e3 * memoryMb.get() / 1024
            : 0.0);
  }

  private static Optional<Double> init(Billed billed) {
    return billed.initMillis().isPresent()
        ? Optional.of(billed.initMillis().getAsDouble())
        : Optional.empty();
  }

  private static ObjectNode envelope(
      String id,
      Sample sample,
      Instant end,
      long benchmarkMicros,
      Optional<byte[]> answer,
      Optional<String> failure) {
    ObjectNode envelope = SebsJson.object();
    envelope.put("begin", epoch(end.minusNanos(benchmarkMicros * 1000)));
    envelope.put("end", epoch(end));
    envelope.put("results_time", 0);
    envelope.put("is_cold", sample.cold());
    envelope.put("container_id", sample.instance());
    envelope.put("cold_start_var", "");
    envelope.put("request_id", id);
    envelope.set("result", answer.map(InvocationJson::result).orElseGet(SebsJson::object));
    failure.ifPresent(text -> envelope.put("error", text));
    return envelope;
  }

  /** What the function returned. */
  private static JsonNode result(byte[] json) {
    try {
      return SebsJson.tree(json);
    } catch (IOException e) {
      return SebsJson.object(); // the failure says what was answered
    }
  }

  /** As Python writes the time of a wrapper: seconds, a point, microseconds. */
  private static String epoch(Instant instant) {
    Duration since = Duration.between(Instant.EPOCH, instant);
    return "%d.%06d".formatted(since.toSeconds(), since.toNanosPart() / 1000);
  }

  private static String localTime(Instant instant) {
    return LOCAL_TIME.format(instant.atZone(ZoneId.systemDefault()));
  }
}
