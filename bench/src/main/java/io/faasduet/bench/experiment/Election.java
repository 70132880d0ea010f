package io.faasduet.bench.experiment;

import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.PlatformName;
import io.faasduet.bench.results.Run;
import io.faasduet.election.ElectionTiming;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Elections of a leader by functions that reach each other through a table: the leader's
 * environment is ended, and it is timed how long the others need to agree on another. For the
 * function {@code voter}. The same is simulated in virtual time, with requests to the table that
 * take as long as they were measured to take.
 *
 * @param voters how many vote, each in its own environment
 * @param rounds how many leaders are ended
 * @param virtualVoters how many vote in virtual time; each number is a simulation
 * @param virtualRounds how many leaders are ended in each
 * @param pollMs from one reading of the table to the next, in milliseconds
 * @param leaseMs a leader that shows no life for so long is dead
 * @param answerMs a candidate waits so long for higher voters
 */
public record Election(
    int voters,
    int rounds,
    List<Integer> virtualVoters,
    int virtualRounds,
    int pollMs,
    int leaseMs,
    int answerMs)
    implements Experiment {

  /** Five voters and five rounds, simulated as well, and a hundred and a thousand voters. */
  public Election() {
    this(
        5,
        5,
        List.of(5, 100, 1_000),
        20,
        ElectionTiming.DEFAULT.pollMillis(),
        ElectionTiming.DEFAULT.leaseMillis(),
        ElectionTiming.DEFAULT.answerMillis());
  }

  public Election {
    virtualVoters = List.copyOf(virtualVoters);
    FieldChecks.within("election.voters", voters, 2, 999);
    FieldChecks.within("election.rounds", rounds, 1, 1_000);
    FieldChecks.distinct("election.virtual_voters", virtualVoters);
    virtualVoters.forEach(count -> FieldChecks.within("election.virtual_voters", count, 2, 2_000));
    FieldChecks.within("election.virtual_rounds", virtualRounds, 1, 1_000);
  }

  /** Refuses times that do not go together. */
  @Override
  public void check() {
    timing();
  }

  ElectionTiming timing() {
    try {
      return new ElectionTiming(pollMs, leaseMs, answerMs);
    } catch (IllegalArgumentException e) {
      throw new PlanException("election: " + e.getMessage(), e);
    }
  }

  @Override
  public List<Run.Setting> settings() {
    String simulated =
        virtualVoters.isEmpty()
            ? ""
            : "; in virtual time %d rounds of %s voters"
                .formatted(
                    virtualRounds,
                    virtualVoters.stream().map(Object::toString).collect(Collectors.joining(", ")));
    return List.of(
        new Run.Setting(
            "election",
            "%d rounds of %d voters%s; a poll every %d ms, a lease of %d ms, answers within %d ms"
                .formatted(rounds, voters, simulated, pollMs, leaseMs, answerMs)));
  }

  /**
   * A step for each target.
   *
   * @throws PlanException if the function is none that votes, or a target does not start an
   *     environment for each voter
   */
  @Override
  public List<ExperimentStep> steps(List<Workload> workloads, long seed) {
    workloads.forEach(Election::requireVoter);
    Workload.pairs(workloads).forEach(pair -> requireEnvironments(pair.target()));
    return Workload.pairs(workloads).stream()
        .<ExperimentStep>map(pair -> new ElectionOnTarget(this, pair, seed))
        .toList();
  }

  /** One environment more looks at the blackboard. */
  private void requireEnvironments(Target target) {
    if (!target.description().platform().equals(PlatformName.LAMBDA)) {
      throw new PlanException(
          "'election' is for targets that start an environment for each voter, and %s does not: give lambda or lambda:NAME"
              .formatted(target.name()));
    }
    if (target.description().local() && voters + 1 > target.mostWatched()) {
      throw new PlanException(
          "%d voters need %d environments at once, and %s has %d; lambda.concurrency allows more"
              .formatted(voters, voters + 1, target.name(), target.mostWatched()));
    }
  }

  private static void requireVoter(Workload workload) {
    if (workload.has("election")) {
      return;
    }
    throw new PlanException(
        "election is for functions that vote, voter: the request of %s has no field 'election'"
            .formatted(workload.function()));
  }
}
