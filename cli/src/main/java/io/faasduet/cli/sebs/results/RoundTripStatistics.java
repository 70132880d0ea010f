package io.faasduet.cli.sebs.results;

import io.faasduet.bench.results.RoundTrip;
import io.faasduet.bench.statistics.Ratio;
import io.faasduet.cli.command.UsageException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What SeBS prints of network-ping-pong: of the datagrams that came back, the time on the way, in
 * milliseconds. Datagrams of one invocation depend on each other; the intervals of Duet's report
 * take that into account.
 */
public final class RoundTripStatistics {
  private static final double[] PERCENTILES = {50, 75, 95, 99, 99.9};

  private RoundTripStatistics() {}

  /**
   * The lines.
   *
   * @throws UsageException if there is no datagram that is timed by both clocks
   */
  public static List<String> lines(Path directory, List<RoundTrip> trips) {
    double[] millis =
        trips.stream()
            .filter(trip -> trip.client().isPresent() && trip.server().isPresent())
            .mapToDouble(RoundTripStatistics::onTheWay)
            .sorted()
            .toArray();
    if (millis.length == 0) {
      throw new UsageException(
          "there are no round trips in %s; 'duet sebs experiment invoke network-ping-pong' makes some"
              .formatted(directory));
    }
    double mean = Arrays.stream(millis).average().orElseThrow();
    double deviation =
        Math.sqrt(
            Arrays.stream(millis).map(each -> (each - mean) * (each - mean)).sum() / millis.length);
    StringBuilder percentiles = new StringBuilder();
    for (double percentile : PERCENTILES) {
      percentiles.append(
          String.format(Locale.ROOT, " P%s %.3f", text(percentile), at(millis, percentile / 100)));
    }
    return List.of(
        "rows %d, lost %d".formatted(millis.length, trips.size() - millis.length),
        String.format(
            Locale.ROOT,
            "mean %.3f ms, std %.3f ms, CV %s %%",
            mean,
            deviation,
            new Ratio(100 * deviation, mean).text(1)),
        "ms:" + percentiles);
  }

  private static String text(double percentile) {
    return percentile == Math.rint(percentile)
        ? Integer.toString((int) percentile)
        : Double.toString(percentile);
  }

  /** Between neighbours, as numpy does. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }

  private static double onTheWay(RoundTrip trip) {
    RoundTrip.Span client = trip.client().orElseThrow();
    RoundTrip.Span server = trip.server().orElseThrow();
    return Duration.between(client.from(), client.to())
            .minus(Duration.between(server.from(), server.to()))
            .toNanos()
        / 1e6;
  }
}
