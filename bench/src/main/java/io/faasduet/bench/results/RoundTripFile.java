package io.faasduet.bench.results;

import java.nio.file.Path;
import java.time.Instant;
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

  private final PlainRows rows;

  /** That of a results directory. */
  public RoundTripFile(Path directory) {
    this.rows = new PlainRows(directory.resolve(NAME));
  }

  /**
   * Adds round trips; the file is made by the first.
   *
   * @throws ResultsException if it cannot be written
   */
  public void append(List<RoundTrip> trips) {
    rows.append(HEADER, trips.stream().map(RoundTripFile::line).toList());
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
    return rows.read(HEADER, "round trip", RoundTripFile::parsed);
  }

  private static RoundTrip parsed(String[] values) {
    return new RoundTrip(
        values[0],
        values[1],
        Integer.parseInt(values[2]),
        Instant.parse(values[3]),
        Integer.parseInt(values[4]),
        span(values[5], values[6]),
        span(values[7], values[8]),
        values[9].isEmpty() ? Optional.empty() : Optional.of(Instant.parse(values[9])));
  }

  private static Optional<RoundTrip.Span> span(String from, String to) {
    return from.isEmpty()
        ? Optional.empty()
        : Optional.of(new RoundTrip.Span(Instant.parse(from), Instant.parse(to)));
  }
}
