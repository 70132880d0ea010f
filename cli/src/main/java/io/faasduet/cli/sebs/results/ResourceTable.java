package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.bench.results.ResourceSample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table of resources as SeBS's local experiments of 2020 leave it: a header, then a line for each
 * moment, with sums over the instances. Times are microseconds since 1970. What could not be read
 * is empty.
 *
 * @param header the names of the columns
 * @param columns what they are made of, after the first two, in the same order; several are added
 * @param perUnit by how much values are divided
 * @param relative whether the second column is the time since the first line, in microseconds, and
 *     not the number of instances
 */
public record ResourceTable(
    List<String> header, List<List<ResourceColumn>> columns, double perUnit, boolean relative) {
  private static final double BYTES_PER_KB = 1024; // as in /proc

  public ResourceTable {
    header = List.copyOf(header);
    columns = List.copyOf(columns);
  }

  /** Memory in kB: what is cached by the machine, USS, PSS and RSS. */
  public static ResourceTable memory() {
    return new ResourceTable(
        List.of("Timestamp", "N", "Cached", "USS", "PSS", "RSS"),
        List.of(
            List.of(ResourceColumn.PAGE_CACHE_BYTES),
            List.of(ResourceColumn.USS_BYTES),
            List.of(ResourceColumn.PSS_BYTES),
            List.of(ResourceColumn.RSS_BYTES)),
        BYTES_PER_KB,
        false);
  }

  /** Bytes and calls of reading and writing, in the order of SeBS's lines, whose header differs. */
  public static ResourceTable diskIo() {
    return new ResourceTable(
        List.of(
            "Timestamp",
            "N",
            "ReadChars",
            "WriteChars",
            "ReadSysCalls",
            "WriteSysCalls",
            "ReadBytes",
            "WriteBytes",
            "CancelledWriteBytes"),
        List.of(
            List.of(ResourceColumn.RCHAR_BYTES),
            List.of(ResourceColumn.WCHAR_BYTES),
            List.of(ResourceColumn.SYSCR_COUNT),
            List.of(ResourceColumn.SYSCW_COUNT),
            List.of(ResourceColumn.READ_BYTES),
            List.of(ResourceColumn.WRITE_BYTES),
            List.of(ResourceColumn.CANCELLED_WRITE_BYTES)),
        1,
        false);
  }

  /** Counters, as totals. */
  static ResourceTable counters(List<String> names, List<List<ResourceColumn>> columns) {
    List<String> header = new ArrayList<>(List.of("Time", "RelativeTime"));
    header.addAll(names);
    return new ResourceTable(header, columns, 1, true);
  }

  /** The lines, of the samples of one number of instances. */
  public List<String> lines(List<ResourceSample> samples) {
    List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
    List<List<ResourceSample>> moments = moments(samples);
    for (List<ResourceSample> moment : moments) {
      Instant time = moment.get(0).time();
      List<String> values = new ArrayList<>(List.of(Long.toString(EarlyDirectory.micros(time))));
      values.add(
          Long.toString(
              relative
                  ? EarlyDirectory.micros(time)
                      - EarlyDirectory.micros(moments.get(0).get(0).time())
                  : moment.size()));
      columns.forEach(column -> values.add(value(column, moment)));
      lines.add(String.join(",", values));
    }
    return lines;
  }

  private String value(List<ResourceColumn> parts, List<ResourceSample> moment) {
    double total = 0;
    for (ResourceColumn part : parts) {
      // the machine's page cache is the same for all
      boolean shared = part == ResourceColumn.PAGE_CACHE_BYTES;
      for (ResourceSample sample : shared ? moment.subList(0, 1) : moment) {
        OptionalDouble value = sample.value(part);
        if (value.isEmpty()) {
          return "";
        }
        total += value.getAsDouble();
      }
    }
    return Long.toString(Math.round(total / perUnit));
  }

  /** The instances are read one after the other, in the order of their numbers. */
  private static List<List<ResourceSample>> moments(List<ResourceSample> samples) {
    List<List<ResourceSample>> moments = new ArrayList<>();
    int last = Integer.MAX_VALUE;
    for (ResourceSample sample : samples) {
      if (sample.instance() <= last) {
        moments.add(new ArrayList<>());
      }
      moments.get(moments.size() - 1).add(sample);
      last = sample.instance();
    }
    return moments;
  }
}
