package io.faasduet.bench.election;

import java.util.List;

/**
 * Rounds of an election and what they used of the store.
 *
 * @param voters how many voted
 * @param seconds of each round, from the leader's death until all had agreed on another
 * @param voterSeconds how long all voters voted together
 * @param polls how often the blackboard was read
 * @param readUnits in request units
 * @param writes how often it was written, a request unit each
 */
public record ElectionUsage(
    int voters,
    List<Double> seconds,
    double voterSeconds,
    long polls,
    long readUnits,
    long writes) {
  public ElectionUsage {
    seconds = List.copyOf(seconds);
    if (voters < 2 || !(voterSeconds > 0) || polls < 0 || readUnits < 0 || writes < 0) {
      throw new IllegalArgumentException(
          "%d voters in %s s with %d polls".formatted(voters, voterSeconds, polls));
    }
  }
}
