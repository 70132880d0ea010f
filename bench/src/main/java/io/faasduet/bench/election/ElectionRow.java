package io.faasduet.bench.election;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A line of {@code elections.csv}: a round, and what the election that it is of used in all.
 *
 * @param round from 1
 * @param seconds from the leader's death until all others had agreed on another
 * @param simulated whether it was simulated in virtual time
 * @param usage of the whole election; its seconds are this round's alone
 * @param readMillis how long a reading of the blackboard took, the median; what a simulation draws
 *     about
 * @param writeMillis how long a write took
 */
public record ElectionRow(
    int round,
    double seconds,
    boolean simulated,
    ElectionUsage usage,
    double readMillis,
    double writeMillis) {
  /** The file's name in a results directory. */
  public static final String FILE = "elections.csv";

  /** The columns after those of the sample. */
  public static final List<String> COLUMNS =
      List.of(
          "voters",
          "simulated",
          "round",
          "seconds",
          "voter_seconds",
          "polls",
          "read_units",
          "writes",
          "read_ms",
          "write_ms");

  /** The rows of an election. */
  public static List<ElectionRow> of(
      ElectionUsage usage, boolean simulated, double readMillis, double writeMillis) {
    List<ElectionRow> rows = new ArrayList<>();
    for (double seconds : usage.seconds()) {
      rows.add(
          new ElectionRow(rows.size() + 1, seconds, simulated, usage, readMillis, writeMillis));
    }
    return rows;
  }

  /** A row that was read. */
  public static ElectionRow of(Map<String, String> row) {
    double seconds = Double.parseDouble(row.get("seconds"));
    return new ElectionRow(
        Integer.parseInt(row.get("round")),
        seconds,
        Boolean.parseBoolean(row.get("simulated")),
        new ElectionUsage(
            Integer.parseInt(row.get("voters")),
            List.of(seconds),
            Double.parseDouble(row.get("voter_seconds")),
            Long.parseLong(row.get("polls")),
            Long.parseLong(row.get("read_units")),
            Long.parseLong(row.get("writes"))),
        Double.parseDouble(row.get("read_ms")),
        Double.parseDouble(row.get("write_ms")));
  }

  /** The values in the order of the columns. */
  public List<String> texts() {
    return List.of(
        Integer.toString(usage.voters()),
        Boolean.toString(simulated),
        Integer.toString(round),
        text(seconds),
        text(usage.voterSeconds()),
        Long.toString(usage.polls()),
        Long.toString(usage.readUnits()),
        Long.toString(usage.writes()),
        text(readMillis),
        text(writeMillis));
  }

  private static String text(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
