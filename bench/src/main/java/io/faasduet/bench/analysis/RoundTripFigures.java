package io.faasduet.bench.analysis;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.statistics.Estimate;
import java.util.Optional;

/**
 * The round trips of a function's datagrams on one target, in milliseconds.
 *
 * @param target the target's name
 * @param invocations how many invocations have round trips
 * @param sent how many datagrams were sent
 * @param lost how many of them did not come back in time
 * @param median with its interval by invocations; empty, as all that follow, if none came back
 * @param least the fastest
 * @param p75 the upper quartile
 * @param p95 absent, as the next two, where fewer than ten lie beyond it
 * @param clock how far the function's clock is ahead, by the invocation with the least bound; empty
 *     if no round trip is timed by both clocks
 * @param untilBegan the median time from sending an invocation to a warm instance until the
 *     function began, its clock corrected by each invocation's own offset; empty if it does not say
 */
public record RoundTripFigures(
    String target,
    int invocations,
    int sent,
    int lost,
    Optional<Estimate> median,
    Optional<Double> least,
    Optional<Double> p75,
    Optional<Double> p95,
    Optional<Double> p99,
    Optional<Double> p999,
    Optional<ClockOffset> clock,
    Optional<Double> untilBegan) {
  public RoundTripFigures {
    requireNonNull(target, "target");
    requireNonNull(median, "median");
    requireNonNull(clock, "clock");
    requireNonNull(untilBegan, "untilBegan");
  }

  /** The share of datagrams that did not come back. */
  public double lossShare() {
    return sent == 0 ? 0 : (double) lost / sent;
  }
}
