package io.faasduet.bench.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code roundtrips.csv}: a header, then one line a datagram, in the order of {@code samples.csv}.
 * Times are ISO 8601 in UTC, those that are not known empty. It is there if a run has round trips.
 */
public final class RoundTripFile {
  /** The file's name in a results directory. */
  public static final String NAME = "roundtrips.csv";

  private static final String HEADER =
      "function,target,sequence,start,round,client_send,client_receive,server_receive,server_send,function_began";
  private static final int COLUMNS = HEADER.split(",").length;

  private final Path file;

  /** That of a results directory. */
  public RoundTripFile(Path directory) {
    this.file = directory.resolve(NAME);
  }

  /**
   * Adds round trips; the file is made by the first.
   *
   * @throws ResultsException if it cannot be written
   */
  public void append(List<RoundTrip> trips) {
    List<String> lines = new ArrayList<>();
    if (!Files.exists(file)) {
      lines.add(HEADER);
    }
    trips.forEach(trip -> lines.add(line(trip)));
    try {
      Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static String line(RoundTrip trip) {
    return String.join(
        ",",
        trip.function(),
        trip.target(),
        Integer.toString(trip.sequence()),
        trip.start().toString(),
        Integer.toString(trip.round()),
        trip.client().map(span -> span.from() + "," + span.to()).orElse(","),
        trip.server().map(span -> span.from() + "," + span.to()).orElse(","),
        trip.began().map(Instant::toString).orElse(""));
  }

  /**
   * Reads them; none if there is no file. A last line that is cut is left out.
   *
   * @throws ResultsException if the file cannot be read, or a line is none of a round trip
   */
  public List<RoundTrip> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      String text = Files.readString(file);
      List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
      List<RoundTrip> trips = new ArrayList<>();
      for (int i = 1; i < lines.size(); i++) {
        trips.add(parsed(lines.get(i), i + 1));
      }
      return trips;
    } catch (IOException e) {
      throw new ResultsException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private RoundTrip parsed(String line, int number) {
    String[] values = line.split(",", -1);
    try {
      if (values.length != COLUMNS) {
        throw new IllegalArgumentException(values.length + " values");
      }
      return new RoundTrip(
          values[0],
          values[1],
          Integer.parseInt(values[2]),
          Instant.parse(values[3]),
          Integer.parseInt(values[4]),
          span(values[5], values[6]),
          span(values[7], values[8]),
          values[9].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(values[9])));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ResultsException(
          "%s, line %d is no round trip: %s".formatted(file, number, e.getMessage()), e);
    }
  }

  private static Optional<RoundTrip.Span> span(String from, String to) {
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(new RoundTrip.Span(Instant.parse(from), Instant.parse(to)));
  }
}
