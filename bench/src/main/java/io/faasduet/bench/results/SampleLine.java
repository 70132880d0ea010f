package io.faasduet.bench.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A sample as a line of CSV. No value needs quotes: {@link Sample} takes no text that would. An
 * empty value is a thing that is not known.
 */
final class SampleLine {
  private static final int FIRST_TIMING = 14;
  private static final int FIRST_STEP = FIRST_TIMING + Phase.values().length;
  private static final List<String> STEPS =
      List.of("process_start", "runtime_init", "function_init", "first_invocation");
  private static final int RESIDENT_BYTES = FIRST_STEP + STEPS.size();
  private static final int BILLED = RESIDENT_BYTES + 1;
  private static final int PLATFORM_INIT = BILLED + 1;

  static final String HEADER = header();

  private SampleLine() {}

  private static String header() {
    List<String> names = new ArrayList<>();
    names.addAll(List.of("function", "target", "experiment", "step", "group", "process"));
    names.addAll(List.of("sequence", "start", "intended_nanos", "start_nanos", "latency_ms"));
    names.addAll(List.of("status", "cold", "instance"));
    Arrays.stream(Phase.values()).forEach(phase -> names.add(phase.label() + "_ms"));
    STEPS.forEach(step -> names.add(step + "_ms"));
    names.addAll(List.of("resident_bytes", "billed_ms", "platform_init_ms"));
    return String.join(",", names);
  }

  static String of(Sample sample) {
    List<String> values = new ArrayList<>();
    values.add(sample.function());
    values.add(sample.target());
    values.add(sample.experiment().label());
    values.add(sample.step());
    values.add(Integer.toString(sample.group()));
    values.add(Integer.toString(sample.process()));
    values.add(Integer.toString(sample.sequence()));
    values.add(sample.start().toString());
    values.add(Long.toString(sample.intendedNanos()));
    values.add(Long.toString(sample.startNanos()));
    values.add(millis(sample.latencyMillis()));
    values.add(sample.status());
    values.add(Boolean.toString(sample.cold()));
    values.add(sample.instance());
    for (Phase phase : Phase.values()) {
      Double duration = sample.timingsMillis().get(phase);
      values.add(duration == null ? "" : millis(duration));
    }
    values.addAll(sample.coldStart().map(SampleLine::steps).orElse(List.of("", "", "", "")));
    values.add(
        sample.residentBytes().isPresent()
            ? Long.toString(sample.residentBytes().getAsLong())
            : "");
    values.add(sample.billed().map(billed -> millis(billed.millis())).orElse(""));
    values.add(sample.billed().map(billed -> millis(billed.initMillis())).orElse(""));
    return String.join(",", values);
  }

  /**
   * Reads a line.
   *
   * @throws RuntimeException of some kind if it is not a sample's; the caller says where it stands
   */
  static Sample parse(String line) {
    String[] values = line.split(",", -1);
    if (values.length != PLATFORM_INIT + 1) {
      throw new IllegalArgumentException(values.length + " values");
    }
    return new Sample(
        values[0],
        values[1],
        SampleKind.of(values[2]),
        values[3],
        Integer.parseInt(values[4]),
        Integer.parseInt(values[5]),
        Integer.parseInt(values[6]),
        Instant.parse(values[7]),
        Long.parseLong(values[8]),
        Long.parseLong(values[9]),
        number(values[10]),
        values[11],
        Boolean.parseBoolean(values[12]),
        values[13],
        timings(values),
        coldStart(values),
        values[RESIDENT_BYTES].isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Long.parseLong(values[RESIDENT_BYTES])),
        billed(values));
  }

  private static Optional<Billed> billed(String[] values) {
    return values[BILLED].isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Billed(Double.parseDouble(values[BILLED]), number(values[PLATFORM_INIT])));
  }

  private static OptionalDouble number(String value) {
    return value.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
  }

  private static Map<Phase, Double> timings(String[] values) {
    Map<Phase, Double> timings = new EnumMap<>(Phase.class);
    for (Phase phase : Phase.values()) {
      String value = values[FIRST_TIMING + phase.ordinal()];
      if (!value.isEmpty()) {
        timings.put(phase, Double.valueOf(value));
      }
    }
    return timings;
  }

  private static Optional<ColdStart> coldStart(String[] values) {
    if (values[FIRST_STEP].isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ColdStart(
            Double.parseDouble(values[FIRST_STEP]),
            Double.parseDouble(values[FIRST_STEP + 1]),
            Double.parseDouble(values[FIRST_STEP + 2]),
            Double.parseDouble(values[FIRST_STEP + 3])));
  }

  private static List<String> steps(ColdStart start) {
    return List.of(
        millis(start.processStartMillis()),
        millis(start.runtimeInitMillis()),
        millis(start.functionInitMillis()),
        millis(start.firstInvocationMillis()));
  }

  private static String millis(OptionalDouble value) {
    return value.isPresent() ? millis(value.getAsDouble()) : "";
  }

  /** To the nanosecond. */
  private static String millis(double value) {
    long nanos = Math.round(value * 1e6);
    long rest = Math.abs(nanos % 1_000_000);
    String sign = nanos < 0 ? "-" : "";
    return sign + Math.abs(nanos / 1_000_000) + "." + Long.toString(1_000_000 + rest).substring(1);
  }
}
