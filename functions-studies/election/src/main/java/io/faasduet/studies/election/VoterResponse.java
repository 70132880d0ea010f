package io.faasduet.studies.election;

import static java.util.Objects.requireNonNull;

import io.faasduet.election.LeaderNote;
import io.faasduet.election.VoterNote;
import java.util.List;
import java.util.Optional;

/**
 * What a voter did, or what is on the blackboard.
 *
 * @param ended why it answers: {@code stop} or {@code deadline}, or the command
 * @param seconds how long it voted
 * @param polls how often it read the blackboard
 * @param readUnits what that is in DynamoDB's request units, by the items' sizes
 * @param writes how often it wrote
 * @param writeUnits what that is in request units
 * @param readMs the median time of a read, in milliseconds
 * @param writeMs the median time of a write
 * @param terms the terms that it led
 * @param leader the leader's note; of {@code look}
 * @param voters the voters' notes; of {@code look}
 */
public record VoterResponse(
    String ended,
    double seconds,
    long polls,
    long readUnits,
    long writes,
    long writeUnits,
    double readMs,
    double writeMs,
    List<Long> terms,
    Optional<LeaderNote> leader,
    List<VoterNote> voters) {
  public VoterResponse {
    requireNonNull(ended, "ended");
    terms = List.copyOf(terms);
    requireNonNull(leader, "leader");
    voters = List.copyOf(voters);
  }

  /** The answer of a command that does not vote. */
  static VoterResponse of(String command, Optional<LeaderNote> leader, List<VoterNote> voters) {
    return new VoterResponse(command, 0, 0, 0, 0, 0, 0, 0, List.of(), leader, voters);
  }
}
