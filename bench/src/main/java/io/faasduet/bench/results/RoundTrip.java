package io.faasduet.bench.results;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One datagram from a function to this machine and back, timed by both clocks.
 *
 * @param function the function's name in results
 * @param target the target's name
 * @param sequence the sample of the invocation that it belongs to
 * @param start when that invocation was sent, as its sample has it
 * @param round its number within the invocation, from 1
 * @param client from its sending to its return, by the function's clock; empty if it was lost
 * @param server from its arrival here to its sending back, by this machine's clock; empty if it is
 *     not known which of the datagrams here it was, as some of the invocation were lost
 * @param began when the function began, by its clock, if it says so
 */
public record RoundTrip(
    String function,
    String target,
    int sequence,
    Instant start,
    int round,
    Optional<Span> client,
    Optional<Span> server,
    Optional<Instant> began) {
  public RoundTrip {
    requireNonNull(function, "function");
    requireNonNull(target, "target");
    requireNonNull(start, "start");
    requireNonNull(client, "client");
    requireNonNull(server, "server");
    requireNonNull(began, "began");
  }

  /** Two times of one clock. */
  public record Span(Instant from, Instant to) {
    public Span {
      requireNonNull(from, "from");
      requireNonNull(to, "to");
    }
  }
}
