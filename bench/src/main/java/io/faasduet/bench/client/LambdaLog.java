package io.faasduet.bench.client;

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
 * Duet's handler printed and the platform's REPORT line.
 */
final class LambdaLog {
  private static final Pattern MAX_MEMORY = Pattern.compile("Max Memory Used: (\\d+) MB");
  private static final Pattern BILLED = Pattern.compile("Billed Duration: ([\\d.]+) ms");
  private static final Pattern INIT = Pattern.compile("Init Duration: ([\\d.]+) ms");
  private static final String INVOCATION = "{\"duet\":{";

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
    OptionalDouble megabytes = reported(MAX_MEMORY);
    return megabytes.isPresent()
        ? OptionalLong.of((long) megabytes.getAsDouble() << 20)
        : OptionalLong.empty();
  }

  /** What the REPORT line says that is charged for. */
  Optional<Billed> billed() {
    OptionalDouble millis = reported(BILLED);
    return millis.isPresent()
        ? Optional.of(new Billed(millis.getAsDouble(), reported(INIT)))
        : Optional.empty();
  }

  /** A figure of the REPORT line. */
  private OptionalDouble reported(Pattern figure) {
    for (String line : lines) {
      Matcher matcher = figure.matcher(line);
      if (line.startsWith("REPORT") && matcher.find()) {
        return OptionalDouble.of(Double.parseDouble(matcher.group(1)));
      }
    }
    return OptionalDouble.empty();
  }

  /** Reads one line; empty if it is another of Duet's lines, or has been cut. */
  private static Optional<InstanceReport> parse(String line) {
    try {
      Invocation invocation = Json.read(line.getBytes(StandardCharsets.UTF_8), Line.class).duet();
      return Optional.of(
          new InstanceReport(
              invocation.cold(), invocation.instance(), invocation.timingsMs().byPhase()));
    } catch (InvalidRequestException e) {
      return Optional.empty();
    }
  }

  record Line(Invocation duet) {}

  record Invocation(String requestId, boolean cold, String instance, Millis timingsMs) {}

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
