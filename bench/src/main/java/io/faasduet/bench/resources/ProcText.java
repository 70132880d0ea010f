package io.faasduet.bench.resources;

import io.faasduet.bench.results.ResourceColumn;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The texts of files below {@code /proc} as figures; see proc(5). Those that lack one are odd. */
final class ProcText {
  private static final int KIB = 1024;

  /**
   * The kernel's clock tick in milliseconds: USER_HZ, which is 100 on every architecture that Java
   * runs on; see time(7).
   */
  private static final int TICK_MILLIS = 10;

  private ProcText() {}

  /**
   * The state and the counts of {@code /proc/PID/stat}. The second field is the command's name,
   * which may hold anything; the state follows its last parenthesis.
   */
  record Stat(char state, Map<ResourceColumn, Double> values) {
    static Stat of(String text) {
      String[] fields = text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
      Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
      put(values, ResourceColumn.MINOR_FAULTS_COUNT, fields, 10, 1);
      put(values, ResourceColumn.MAJOR_FAULTS_COUNT, fields, 12, 1);
      put(values, ResourceColumn.CPU_USER_MS, fields, 14, TICK_MILLIS);
      put(values, ResourceColumn.CPU_SYSTEM_MS, fields, 15, TICK_MILLIS);
      put(values, ResourceColumn.THREADS_COUNT, fields, 20, 1);
      return new Stat(fields[0].isEmpty() ? 'X' : fields[0].charAt(0), values);
    }

    /** The field's number is that of proc(5), where the state is the third. */
    private static void put(
        Map<ResourceColumn, Double> values,
        ResourceColumn column,
        String[] fields,
        int number,
        int factor) {
      if (number - 3 < fields.length) {
        values.put(column, Double.parseDouble(fields[number - 3]) * factor);
      }
    }

    /** Whether the process still runs, so that its other files say something. */
    boolean isAlive() {
      return state != 'Z' && state != 'X';
    }
  }

  /** {@code /proc/PID/smaps_rollup}. */
  static Map<ResourceColumn, Double> memory(List<String> lines) {
    Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
    put(values, ResourceColumn.RSS_BYTES, figure(lines, "Rss:"), KIB);
    put(values, ResourceColumn.PSS_BYTES, figure(lines, "Pss:"), KIB);
    put(values, ResourceColumn.SWAP_PSS_BYTES, figure(lines, "SwapPss:"), KIB);
    OptionalDouble clean = figure(lines, "Private_Clean:");
    OptionalDouble dirty = figure(lines, "Private_Dirty:");
    if (clean.isPresent() && dirty.isPresent()) {
      // huge pages of hugetlbfs are counted apart from the two
      double huge = figure(lines, "Private_Hugetlb:").orElse(0);
      values.put(
          ResourceColumn.USS_BYTES, (clean.getAsDouble() + dirty.getAsDouble() + huge) * KIB);
    }
    return values;
  }

  /** {@code /proc/PID/io}, whose own names the columns have. */
  static Map<ResourceColumn, Double> io(List<String> lines) {
    Map<ResourceColumn, Double> values = new EnumMap<>(ResourceColumn.class);
    put(values, ResourceColumn.RCHAR_BYTES, figure(lines, "rchar:"), 1);
    put(values, ResourceColumn.WCHAR_BYTES, figure(lines, "wchar:"), 1);
    put(values, ResourceColumn.SYSCR_COUNT, figure(lines, "syscr:"), 1);
    put(values, ResourceColumn.SYSCW_COUNT, figure(lines, "syscw:"), 1);
    put(values, ResourceColumn.READ_BYTES, figure(lines, "read_bytes:"), 1);
    put(values, ResourceColumn.WRITE_BYTES, figure(lines, "write_bytes:"), 1);
    put(values, ResourceColumn.CANCELLED_WRITE_BYTES, figure(lines, "cancelled_write_bytes:"), 1);
    return values;
  }

  /** The number after a name, if a line begins with that name and a number follows. */
  static OptionalDouble figure(List<String> lines, String name) {
    for (String line : lines) {
      if (line.startsWith(name)) {
        String[] words = line.substring(name.length()).strip().split("\\s+");
        return words[0].matches("\\d+")
            ? OptionalDouble.of(Double.parseDouble(words[0]))
            : OptionalDouble.empty();
      }
    }
    return OptionalDouble.empty();
  }

  static void put(
      Map<ResourceColumn, Double> values,
      ResourceColumn column,
      OptionalDouble figure,
      int factor) {
    figure.ifPresent(value -> values.put(column, value * factor));
  }
}
