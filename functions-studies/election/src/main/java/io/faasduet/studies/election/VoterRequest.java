package io.faasduet.studies.election;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.InvalidRequestException;
import io.faasduet.election.ElectionTiming;
import java.util.List;
import java.util.Optional;

/**
 * What is asked of a voter, or of the blackboard.
 *
 * @param election the election's name, its partition of the table
 * @param command {@code vote} (unless given); {@code look} answers the blackboard; {@code stop}
 *     ends all voters of the election; {@code end} ends the process of one, as a crash would
 * @param voter the voter's rank, with {@code vote} and {@code end}
 * @param pollMs from one reading of the blackboard to the next; 250
 * @param leaseMs after so long without a new beat the leader is taken for dead; 2,000
 * @param answerMs after so long without an answer a candidate claims the term; 1,000
 * @param seconds how long it votes; until a second before the deadline unless given
 */
public record VoterRequest(
    String election,
    Optional<String> command,
    Optional<Integer> voter,
    Optional<Integer> pollMs,
    Optional<Integer> leaseMs,
    Optional<Integer> answerMs,
    Optional<Double> seconds) {
  static final String VOTE = "vote";
  static final String LOOK = "look";
  static final String STOP = "stop";
  static final String END = "end";
  private static final List<String> COMMANDS = List.of(VOTE, LOOK, STOP, END);

  public VoterRequest {
    requireNonNull(election, "election");
    if (!election.matches("[\\w.-]{1,100}")) {
      throw new InvalidRequestException(
          "field 'election' must have 1 to 100 letters, digits, dots, hyphens and underscores, not '"
              + election
              + "'");
    }
    String asked = command.orElse(VOTE);
    if (!COMMANDS.contains(asked)) {
      throw new InvalidRequestException(
          "field 'command' must be %s, not '%s'".formatted(String.join(", ", COMMANDS), asked));
    }
    if (List.of(VOTE, END).contains(asked) && voter.isEmpty()) {
      throw new InvalidRequestException("field 'voter' is missing");
    }
    if (seconds.filter(given -> !(given > 0 && given <= 86_400)).isPresent()) {
      throw new InvalidRequestException(
          "field 'seconds' must be above 0 and at most 86400, not " + seconds.get());
    }
    timing(pollMs, leaseMs, answerMs);
  }

  ElectionTiming timing() {
    return timing(pollMs, leaseMs, answerMs);
  }

  private static ElectionTiming timing(
      Optional<Integer> pollMs, Optional<Integer> leaseMs, Optional<Integer> answerMs) {
    try {
      return new ElectionTiming(
          pollMs.orElse(ElectionTiming.DEFAULT.pollMillis()),
          leaseMs.orElse(ElectionTiming.DEFAULT.leaseMillis()),
          answerMs.orElse(ElectionTiming.DEFAULT.answerMillis()));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(e.getMessage(), e);
    }
  }
}
