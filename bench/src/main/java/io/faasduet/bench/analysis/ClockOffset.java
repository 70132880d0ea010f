package io.faasduet.bench.analysis;

import io.faasduet.bench.results.RoundTrip;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How far a function's clock is ahead of this machine's, from the datagram that was fastest there
 * and back (D. L. Mills, "Internet time synchronization: the Network Time Protocol", 1991). Half of
 * its round trip bounds the error, however the two ways divide it.
 *
 * @param aheadMillis what is subtracted from the function's times; below 0 if its clock is behind
 * @param boundMillis how far that may be off at most
 */
public record ClockOffset(double aheadMillis, double boundMillis) {
  /** The function's times have six decimals of a second. */
  private static final Duration RESOLUTION = Duration.ofNanos(1_000);

  /** From round trips of one invocation; empty if none is timed by both clocks. */
  public static Optional<ClockOffset> of(Collection<RoundTrip> trips) {
    return trips.stream()
        .filter(trip -> trip.client().isPresent() && trip.server().isPresent())
        .filter(trip -> !onTheWay(trip).isNegative()) // else a clock was set meanwhile
        .min(Comparator.comparing(ClockOffset::onTheWay))
        .map(ClockOffset::ofFastest);
  }

  private static ClockOffset ofFastest(RoundTrip trip) {
    RoundTrip.Span client = trip.client().orElseThrow();
    RoundTrip.Span server = trip.server().orElseThrow();
    Duration ahead =
        Duration.between(server.from(), client.from())
            .plus(Duration.between(server.to(), client.to()))
            .dividedBy(2);
    return new ClockOffset(millis(ahead), millis(onTheWay(trip).dividedBy(2).plus(RESOLUTION)));
  }

  /** The round trip without the time at the server. */
  static Duration onTheWay(RoundTrip trip) {
    return length(trip.client().orElseThrow())
        .minus(trip.server().map(ClockOffset::length).orElse(Duration.ZERO));
  }

  /** From a time on this machine's clock to one on the function's, corrected, in milliseconds. */
  public double millisBetween(Instant here, Instant there) {
    return millis(Duration.between(here, there)) - aheadMillis;
  }

  private static Duration length(RoundTrip.Span span) {
    return Duration.between(span.from(), span.to());
  }

  static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }
}
