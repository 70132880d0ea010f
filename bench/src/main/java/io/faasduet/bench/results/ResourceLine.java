package io.faasduet.bench.results;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sample of resources as a line of CSV, in which no value needs quotes. */
final class ResourceLine {
  private static final List<String> PLACE =
      List.of("time_nanos", "time", "function", "target", "step", "instance", "pid");
  private static final List<ResourceColumn> COLUMNS = List.of(ResourceColumn.values());
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter(Locale.ROOT);

  static final String HEADER = header();

  private ResourceLine() {}

  private static String header() {
    List<String> names = new ArrayList<>(PLACE);
    COLUMNS.forEach(column -> names.add(column.label()));
    names.add("not_counted");
    return String.join(",", names);
  }

  /**
   * Writes a line.
   *
   * @throws IllegalArgumentException if a text of the sample would need quotes
   */
  static String of(ResourceSample sample) {
    List<String> values = new ArrayList<>();
    values.add(Long.toString(sample.timeNanos()));
    values.add(TIME.format(sample.time()));
    values.add(plain(sample.function()));
    values.add(plain(sample.target()));
    values.add(plain(sample.step()));
    values.add(Integer.toString(sample.instance()));
    values.add(Long.toString(sample.pid()));
    COLUMNS.forEach(column -> values.add(number(sample.values().get(column))));
    values.add(plain(String.join(" ", sample.notCounted())));
    return String.join(",", values);
  }

  /**
   * Reads a line.
   *
   * @throws RuntimeException of some kind if it is not such a line; the caller says where it stands
   */
  static ResourceSample parse(String line) {
    String[] values = line.split(",", -1);
    if (values.length != PLACE.size() + COLUMNS.size() + 1) {
      throw new IllegalArgumentException(values.length + " values");
    }
    Map<ResourceColumn, Double> known = new EnumMap<>(ResourceColumn.class);
    for (int i = 0; i < COLUMNS.size(); i++) {
      String value = values[PLACE.size() + i];
      if (!value.isEmpty()) {
        known.put(COLUMNS.get(i), Double.valueOf(value));
      }
    }
    String notCounted = values[values.length - 1];
    return new ResourceSample(
        Long.parseLong(values[0]),
        Instant.parse(values[1]),
        values[2],
        values[3],
        values[4],
        Integer.parseInt(values[5]),
        Long.parseLong(values[6]),
        known,
        notCounted.isEmpty() ? List.of() : Arrays.asList(notCounted.split(" ")));
  }

  private static String plain(String text) {
    if (!SampleLine.isPlain(text)) {
      throw new IllegalArgumentException("a text that would need quotes: '" + text + "'");
    }
    return text;
  }

  private static String number(@Nullable Double value) {
    if (value == null) {
      return "";
    }
    return value == Math.rint(value)
        ? Long.toString(value.longValue())
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
