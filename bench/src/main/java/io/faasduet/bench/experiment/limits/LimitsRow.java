package io.faasduet.bench.experiment.limits;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.faasduet.bench.experiment.Measurement;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Sample;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * An invocation of the study on limits, as a row of its file.
 *
 * @param place what it is part of
 * @param startNanos when it was sent, since the run began
 * @param endNanos when it was answered, or its failure was known
 * @param objects how many it digested
 * @param sum what it answered; 0 of a failure
 * @param bytes what it fetched
 * @param fetchNanos all its fetches together
 * @param billedMillis what Lambda bills; of stages that no caller sees, how long they worked
 * @param fault what Lambda reported of a failure; empty if there is none
 */
public record LimitsRow(
    LimitsCase place,
    long startNanos,
    long endNanos,
    int objects,
    long sum,
    long bytes,
    long fetchNanos,
    double billedMillis,
    String fault) {
  /** The file in a results directory. */
  public static final String FILE = "limits.csv";

  static final List<String> COLUMNS =
      List.of(
          "part",
          "variant",
          "round",
          "functions",
          "start_nanos",
          "end_nanos",
          "objects",
          "sum",
          "bytes",
          "fetch_nanos",
          "billed_ms",
          "fault");

  private static final Pattern CUT_OFF = Pattern.compile("timed out after (\\d+(?:\\.\\d+)?) s");

  public LimitsRow {
    requireNonNull(place, "place");
    requireNonNull(fault, "fault");
  }

  /** One that was invoked; of a failure the end is when it was known. */
  static LimitsRow of(
      LimitsCase place, Measurement.Answered answered, Optional<JsonNode> json, long waitedNanos) {
    Sample sample = answered.sample();
    JsonNode answer = json.orElse(MissingNode.getInstance());
    String fault = json.isPresent() ? "" : answered.fault().orElse(sample.status());
    long nanos =
        sample.latencyMillis().isPresent()
            ? Math.round(sample.latencyMillis().getAsDouble() * 1e6)
            : waitedNanos;
    return new LimitsRow(
        place,
        sample.startNanos(),
        sample.startNanos() + nanos,
        answer.path("fetch_nanos").size(),
        answer.path("sum").asLong(),
        answer.path("bytes").asLong(),
        StreamSupport.stream(answer.path("fetch_nanos").spliterator(), false)
            .mapToLong(JsonNode::asLong)
            .sum(),
        sample.billed().map(Billed::millis).or(() -> worked(answer)).orElse(billed(fault, nanos)),
        fault.replaceAll("[,\"\\p{Cntrl}]+", " ").strip());
  }

  private static Optional<Double> worked(JsonNode answer) {
    JsonNode stages = answer.path("stage_millis");
    return stages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            StreamSupport.stream(stages.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .sum());
  }

  /** What is cut off is billed until then; where nothing is said, what was waited. */
  private static double billed(String fault, long nanos) {
    Matcher cut = CUT_OFF.matcher(fault);
    return cut.find() ? Double.parseDouble(cut.group(1)) * 1e3 : nanos / 1e6;
  }

  List<String> values() {
    return List.of(
        place.part().name().toLowerCase(Locale.ROOT),
        place.variant(),
        Integer.toString(place.round()),
        Integer.toString(place.functions()),
        Long.toString(startNanos),
        Long.toString(endNanos),
        Integer.toString(objects),
        Long.toString(sum),
        Long.toString(bytes),
        Long.toString(fetchNanos),
        String.format(Locale.ROOT, "%.3f", billedMillis),
        fault);
  }

  /**
   * That of a row of the file.
   *
   * @throws IllegalArgumentException if a value is none of its column
   */
  public static LimitsRow of(Map<String, String> row) {
    return new LimitsRow(
        new LimitsCase(
            LimitsPart.valueOf(row.get("part").toUpperCase(Locale.ROOT)),
            row.get("variant"),
            Integer.parseInt(row.get("round")),
            Integer.parseInt(row.get("functions"))),
        Long.parseLong(row.get("start_nanos")),
        Long.parseLong(row.get("end_nanos")),
        Integer.parseInt(row.get("objects")),
        Long.parseLong(row.get("sum")),
        Long.parseLong(row.get("bytes")),
        Long.parseLong(row.get("fetch_nanos")),
        Double.parseDouble(row.get("billed_ms")),
        row.get("fault"));
  }

  /** Whether it was answered rightly. */
  public boolean ok() {
    return fault.isEmpty();
  }
}
