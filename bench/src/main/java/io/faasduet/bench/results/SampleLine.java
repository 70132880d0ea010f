package io.faasduet.bench.results;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A sample as a line of CSV. No value needs quotes: a text that would is not one of a sample. An
 * empty value is a thing that is not known.
 */
final class SampleLine {
  private static final int FIRST_TIMING = 14;
  private static final List<Phase> PHASES = List.of(Phase.values());
  private static final int FIRST_STEP = FIRST_TIMING + PHASES.size();
  private static final List<String> STEPS =
      List.of("process_start", "runtime_init", "function_init", "first_invocation");
  private static final int RESIDENT_BYTES = FIRST_STEP + STEPS.size();
  private static final int BILLED = RESIDENT_BYTES + 1;
  private static final int PLATFORM_INIT = BILLED + 1;
  private static final int PLATFORM_RESTORE = PLATFORM_INIT + 1;

  /** ISO 8601 with nine digits always, so that the texts sort as the times do. */
  private static final DateTimeFormatter START =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  static final String HEADER = header();

  private SampleLine() {}

  private static String header() {
    List<String> names = new ArrayList<>();
    names.addAll(List.of("function", "target", "experiment", "step", "group", "process"));
    names.addAll(List.of("sequence", "start", "intended_nanos", "start_nanos", "latency_ms"));
    names.addAll(List.of("status", "cold", "instance"));
    Arrays.stream(Phase.values()).forEach(phase -> names.add(phase.label() + "_ms"));
    STEPS.forEach(step -> names.add(step + "_ms"));
    names.addAll(List.of("resident_bytes", "billed_ms", "platform_init_ms", "platform_restore_ms"));
    return String.join(",", names);
  }

  /**
   * Writes a line.
   *
   * @throws IllegalArgumentException if a text of the sample would need quotes
   */
  static String of(Sample sample) {
    List<String> values = new ArrayList<>();
    values.add(plain("function", sample.function()));
    values.add(plain("target", sample.target()));
    values.add(sample.experiment().label());
    values.add(plain("step", sample.step()));
    values.add(Integer.toString(sample.group()));
    values.add(Integer.toString(sample.process()));
    values.add(Integer.toString(sample.sequence()));
    values.add(START.format(sample.start()));
    values.add(Long.toString(sample.intendedNanos()));
    values.add(Long.toString(sample.startNanos()));
    values.add(millis(sample.latencyMillis()));
    values.add(plain("status", sample.status()));
    values.add(Boolean.toString(sample.cold()));
    values.add(plain("instance", sample.instance()));
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
    values.add(sample.billed().map(billed -> millis(billed.restoreMillis())).orElse(""));
    return String.join(",", values);
  }

  private static String plain(String column, String text) {
    if (!isPlain(text)) {
      throw new IllegalArgumentException(
          column + " must be free of commas, quotes and control characters: '" + text + "'");
    }
    return text;
  }

  /** Whether a text needs no quotes. */
  static boolean isPlain(String text) {
    return text.chars().noneMatch(c -> c == ',' || c == '"' || Character.isISOControl(c));
  }

  /**
   * Reads a line.
   *
   * @throws RuntimeException of some kind if it is not a sample's; the caller says where it stands
   */
  static Sample parse(FieldReader fields, byte[] bytes, int from, int to) {
    int count = fields.read(bytes, from, to);
    if (count != PLATFORM_RESTORE + 1) {
      throw new IllegalArgumentException(count + " values");
    }
    return new Sample(
        fields.text(0),
        fields.text(1),
        SampleKind.of(fields.text(2)),
        fields.text(3),
        count(fields, 4),
        count(fields, 5),
        count(fields, 6),
        fields.instant(7),
        fields.integer64(8),
        fields.integer64(9),
        latency(fields),
        fields.text(11),
        Boolean.parseBoolean(fields.text(12)),
        fields.text(13),
        timings(fields),
        coldStart(fields),
        fields.isEmpty(RESIDENT_BYTES)
            ? OptionalLong.empty()
            : OptionalLong.of(fields.integer64(RESIDENT_BYTES)),
        billed(fields));
  }

  private static int count(FieldReader fields, int field) {
    int count = fields.integer(field);
    if (count < 0) {
      throw new IllegalArgumentException("a count below 0: " + count);
    }
    return count;
  }

  private static OptionalDouble latency(FieldReader fields) {
    OptionalDouble latency = number(fields, 10);
    if (latency.isPresent() && latency.getAsDouble() < 0) {
      throw new IllegalArgumentException("a latency below 0");
    }
    return latency;
  }

  private static Optional<Billed> billed(FieldReader fields) {
    return fields.isEmpty(BILLED)
        ? Optional.empty()
        : Optional.of(
            new Billed(
                fields.decimal(BILLED),
                number(fields, PLATFORM_INIT),
                number(fields, PLATFORM_RESTORE)));
  }

  private static OptionalDouble number(FieldReader fields, int field) {
    return fields.isEmpty(field)
        ? OptionalDouble.empty()
        : OptionalDouble.of(fields.decimal(field));
  }

  private static PhaseTimings timings(FieldReader fields) {
    return PhaseTimings.of(
        phase -> !fields.isEmpty(FIRST_TIMING + phase.ordinal()),
        phase -> fields.decimal(FIRST_TIMING + phase.ordinal()));
  }

  private static Optional<ColdStart> coldStart(FieldReader fields) {
    if (fields.isEmpty(FIRST_STEP)) {
      return Optional.empty();
    }
    return Optional.of(
        new ColdStart(
            fields.decimal(FIRST_STEP),
            fields.decimal(FIRST_STEP + 1),
            fields.decimal(FIRST_STEP + 2),
            fields.decimal(FIRST_STEP + 3)));
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
