package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.RoundTrip;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SeBS's tables of datagrams, two for each invocation: {@code results-<n>.csv} by the function's
 * clock and {@code server-<n>.csv} by this machine's. What was lost is in neither. The number is
 * the invocation's {@code sequence} in {@code samples.csv}.
 */
public final class RoundTripTables {
  private static final String CLIENT = "id,client_send,client_rcv";
  private static final String SERVER = "id,server_rcv,server_send";

  private RoundTripTables() {}

  /** Writes them into a directory. */
  public static void write(Path directory, List<RoundTrip> trips) {
    byInvocation(trips)
        .forEach(
            (sequence, own) -> {
              List<String> client = new ArrayList<>(List.of(CLIENT));
              List<String> server = new ArrayList<>(List.of(SERVER));
              for (RoundTrip trip : own) {
                line(trip.round(), trip.client()).ifPresent(client::add);
                line(trip.round(), trip.server()).ifPresent(server::add);
              }
              CsvText.write(directory.resolve("results-" + sequence + ".csv"), client);
              CsvText.write(directory.resolve("server-" + sequence + ".csv"), server);
            });
  }

  /**
   * Writes the datagrams by which clocks were compared for each of the invocations that they were
   * compared for: SeBS looks for them by each one's id. Those that did not come back whole are left
   * out.
   *
   * @param requests the ids of the invocations
   */
  public static void writeForEach(Path directory, List<String> requests, List<RoundTrip> trips) {
    List<String> client = new ArrayList<>(List.of(CLIENT));
    List<String> server = new ArrayList<>(List.of(SERVER));
    for (RoundTrip trip : trips) {
      if (trip.client().isPresent() && trip.server().isPresent()) {
        line(client.size(), trip.client()).ifPresent(client::add);
        line(server.size(), trip.server()).ifPresent(server::add);
      }
    }
    for (String request : requests) {
      CsvText.write(directory.resolve("results-" + request + ".csv"), client);
      CsvText.write(directory.resolve("server-" + request + ".csv"), server);
    }
  }

  /** The datagrams of each invocation. */
  static Map<Integer, List<RoundTrip>> byInvocation(Collection<RoundTrip> trips) {
    Map<Integer, List<RoundTrip>> invocations = new LinkedHashMap<>();
    for (RoundTrip trip : trips) {
      invocations.computeIfAbsent(trip.sequence(), unseen -> new ArrayList<>()).add(trip);
    }
    return invocations;
  }

  private static Optional<String> line(int id, Optional<RoundTrip.Span> span) {
    return span.map(
        times -> id + "," + CsvText.seconds(times.from()) + "," + CsvText.seconds(times.to()));
  }
}
