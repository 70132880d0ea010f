package io.faasduet.cli.sebs.results;

import io.faasduet.bench.analysis.ClockOffset;
import io.faasduet.bench.results.RoundTrip;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * SeBS's {@code result-processed.csv} of invocation-overhead: {@code result.csv} with the time from
 * sending an invocation until its function began, in seconds, both on one clock. How far the
 * function's clock is ahead is subtracted from its times (SeBS adds it), and it is that of the
 * fastest exchange (SeBS's is the mean of all); the last column bounds its error. {@code
 * clock_drift_mean} and {@code clock_drift_std} are over all exchanges, as SeBS's.
 */
public final class OverheadTimes {
  private static final String HEADER =
      OverheadTable.HEADER
          + ",clock_drift_mean,clock_drift_std,invocation_time,clock_ahead,clock_ahead_bound";
  private static final int COLUMNS = OverheadTable.HEADER.split(",").length;

  private OverheadTimes() {}

  /**
   * Writes the file.
   *
   * @param directory where {@code result.csv} is
   * @param trips the datagrams by which the clocks were compared, for a size of the table
   * @return the file
   * @throws UsageException if there is no {@code result.csv}, or the clocks were not compared
   */
  public static Path write(Path directory, IntFunction<List<RoundTrip>> trips) {
    Path table = directory.resolve(OverheadTable.NAME);
    if (!Files.isRegularFile(table)) {
      throw new UsageException(
          "there is no %s; 'duet sebs experiment invoke invocation-overhead' makes one"
              .formatted(table));
    }
    Map<Integer, Clocks> clocks = new HashMap<>();
    List<String> lines = new ArrayList<>(List.of(HEADER));
    try {
      List<String> rows = Files.readAllLines(table);
      for (String row : rows.subList(1, rows.size())) {
        String[] columns = columns(table, row);
        Clocks compared =
            clocks.computeIfAbsent(
                size(table, columns), size -> Clocks.of(directory, trips.apply(size)));
        lines.add(row + "," + compared.drift() + "," + times(table, columns, compared.offset()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(table + " cannot be read", e);
    }
    Path file = directory.resolve("result-processed.csv");
    CsvText.write(file, lines);
    return file;
  }

  /**
   * How the clocks of functions and of this machine differ.
   *
   * @param drift SeBS's columns
   */
  private record Clocks(ClockOffset offset, String drift) {
    static Clocks of(Path directory, List<RoundTrip> trips) {
      ClockOffset offset =
          ClockOffset.of(trips)
              .orElseThrow(
                  () ->
                      new UsageException(
                          "no datagram came back whole, so that the clocks cannot be compared: see roundtrips.csv beside "
                              + directory.getParent()));
      double[] drifts =
          trips.stream()
              .filter(trip -> trip.client().isPresent() && trip.server().isPresent())
              .flatMap(trip -> ClockOffset.of(List.of(trip)).stream())
              .mapToDouble(each -> each.aheadMillis() / 1e3)
              .toArray();
      return new Clocks(offset, mean(drifts) + "," + deviation(drifts));
    }
  }

  private static String[] columns(Path table, String row) {
    String[] columns = row.split(",", -1);
    if (columns.length != COLUMNS) {
      throw new UsageException(table + " is not of SeBS's form: it has no " + COLUMNS + " columns");
    }
    return columns;
  }

  private static int size(Path table, String[] row) {
    try {
      return Integer.parseInt(row[0]);
    } catch (NumberFormatException e) {
      throw new UsageException(table + " is not of SeBS's form: " + e.getMessage());
    }
  }

  private static String times(Path table, String[] row, ClockOffset clock) {
    double ahead = clock.aheadMillis() / 1e3;
    try {
      double connection = Double.parseDouble(row[3]);
      double apart = Double.parseDouble(row[5]) - Double.parseDouble(row[4]);
      return CsvText.decimal(apart - connection - ahead)
          + ","
          + CsvText.decimal(ahead)
          + ","
          + CsvText.decimal(clock.boundMillis() / 1e3);
    } catch (NumberFormatException e) {
      throw new UsageException(table + " is not of SeBS's form: " + e.getMessage());
    }
  }

  private static String mean(double[] values) {
    return CsvText.decimal(average(values));
  }

  private static String deviation(double[] values) {
    double mean = average(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return CsvText.decimal(Math.sqrt(squares / values.length));
  }

  private static double average(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
