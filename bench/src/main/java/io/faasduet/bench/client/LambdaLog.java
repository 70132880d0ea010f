package io.faasduet.bench.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import io.faasduet.runtime.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of an invocation's log, which Lambda sends along with {@code LogType=Tail}: the line that
 * Duet's handler printed and the platform's report: the REPORT line or, of a function whose log
 * format is JSON, the record of type {@code platform.report}.
 */
final class LambdaLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INVOCATION = "{\"duet\":{";

  /** A figure, as each log format has it. */
  private enum ReportField {
    MAX_MEMORY("Max Memory Used: (\\d+) MB", "maxMemoryUsedMB"),
    BILLED("Billed Duration: ([\\d.]+) ms", "billedDurationMs"),
    INIT("Init Duration: ([\\d.]+) ms", "initDurationMs"),
    RESTORE("(?<!Billed )Restore Duration: ([\\d.]+) ms", "restoreDurationMs");

    private final Pattern text;
    private final String metric;

    ReportField(String text, String metric) {
      this.text = Pattern.compile(text);
      this.metric = metric;
    }
  }

  private final List<String> lines;

  private LambdaLog(List<String> lines) {
    this.lines = lines;
  }

  /** Reads the value of {@code X-Amz-Log-Result}; an absent one is an empty log. */
  static LambdaLog of(Optional<String> base64) {
    return new LambdaLog(
        base64
            .map(text -> new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8))
            .orElse("")
            .lines()
            .toList());
  }

  /** What the instance reported of itself; empty if Duet's line is not in the log. */
  Optional<InstanceReport> instance() {
    for (int i = lines.size() - 1; i >= 0; i--) {
      int start = lines.get(i).indexOf(INVOCATION);
      Optional<InstanceReport> instance =
          start < 0 ? Optional.empty() : parse(lines.get(i).substring(start).strip());
      if (instance.isPresent()) {
        return instance;
      }
    }
    return Optional.empty();
  }

  /** The most memory the environment ever had, of the REPORT line. */
  OptionalLong maxMemoryBytes() {
    OptionalDouble megabytes = reported(ReportField.MAX_MEMORY);
    return megabytes.isPresent()
        ? OptionalLong.of((long) megabytes.getAsDouble() << 20)
        : OptionalLong.empty();
  }

  /** What the REPORT line says that is charged for. */
  Optional<Billed> billed() {
    OptionalDouble millis = reported(ReportField.BILLED);
    return millis.isPresent()
        ? Optional.of(
            new Billed(
                millis.getAsDouble(), positive(ReportField.INIT), positive(ReportField.RESTORE)))
        : Optional.empty();
  }

  /** The time of a start; one of no time is none. */
  private OptionalDouble positive(ReportField start) {
    OptionalDouble millis = reported(start);
    return millis.orElse(0) > 0 ? millis : OptionalDouble.empty();
  }

  /** A figure of the platform's report. */
  private OptionalDouble reported(ReportField figure) {
    for (String line : lines) {
      OptionalDouble value = ofText(line, figure);
      if (value.isEmpty()) {
        value = ofJson(line, figure);
      }
      if (value.isPresent()) {
        return value;
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble ofText(String line, ReportField figure) {
    Matcher matcher = figure.text.matcher(line);
    return line.startsWith("REPORT") && matcher.find()
        ? OptionalDouble.of(Double.parseDouble(matcher.group(1)))
        : OptionalDouble.empty();
  }

  private static OptionalDouble ofJson(String line, ReportField figure) {
    if (!line.startsWith("{") || !line.contains("\"platform.report\"")) {
      return OptionalDouble.empty();
    }
    try {
      JsonNode entry = JSON.readTree(line);
      JsonNode value = entry.path("record").path("metrics").path(figure.metric);
      return entry.path("type").asText().equals("platform.report") && value.isNumber()
          ? OptionalDouble.of(value.doubleValue())
          : OptionalDouble.empty();
    } catch (JsonProcessingException e) {
      return OptionalDouble.empty(); // a function may print anything
    }
  }

  /** Reads one line; empty if it is another of Duet's lines, or has been cut. */
  private static Optional<InstanceReport> parse(String line) {
    try {
      ReportedInvocation invocation =
          Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class).duet();
      return InstanceReport.of(
          invocation.cold(), invocation.instance(), invocation.timingsMs().byPhase());
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  record Line(ReportedInvocation duet) {}

  record ReportedInvocation(String requestId, boolean cold, String instance, Millis timingsMs) {}

  /** Milliseconds by phase; not a number where the line has none. */
  record Millis(
      double init,
      double decode,
      double fetch,
      double preprocess,
      double inference,
      double render,
      double store,
      double total) {
    private static final double NONE = Double.NaN;

    Millis() {
      this(NONE, NONE, NONE, NONE, NONE, NONE, NONE, NONE);
    }

    Map<Phase, Double> byPhase() {
      double[] values = {init, decode, fetch, preprocess, inference, render, store, total};
      Map<Phase, Double> byPhase = new EnumMap<>(Phase.class);
      for (Phase phase : Phase.values()) {
        if (!Double.isNaN(values[phase.ordinal()])) {
          byPhase.put(phase, values[phase.ordinal()]);
        }
      }
      return byPhase;
    }
  }
}
