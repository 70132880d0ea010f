package io.faasduet.studies.election;

import io.faasduet.api.FunctionSpec;
import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.ServerlessFunction;
import io.faasduet.election.BullyVoter;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A voter of an election whose voters reach each other through a table alone: it reads the
 * blackboard, by default four times a second, until its time is over. Thread-safe; two voters need
 * two ranks.
 */
public final class Voter implements ServerlessFunction<VoterRequest, VoterResponse> {
  /** The function's description. */
  public static final FunctionSpec<VoterRequest, VoterResponse> SPEC =
      FunctionSpec.builder("voter", VoterRequest.class, VoterResponse.class, Voter::new)
          .summary("elects a leader by the bully algorithm over a table")
          .example(
              new VoterRequest(
                  "example",
                  Optional.of(VoterRequest.LOOK),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()))
          .build();

  /** The answer needs time, too. */
  private static final Duration RESERVE = Duration.ofSeconds(1);

  private static final double UNLESS_GIVEN_SECONDS = 60;

  private final BenchmarkTables tables;
  private final Clock clock;

  /** Opens the tables of the settings. */
  public Voter(InitContext context) {
    tables = BenchmarkTables.open(context.settings());
    clock = context.clock();
  }

  @Override
  public VoterResponse apply(VoterRequest request, Invocation invocation) throws Exception {
    return invocation.timings().time("store", () -> answer(request, invocation));
  }

  private VoterResponse answer(VoterRequest request, Invocation invocation) {
    TableBoard board = new TableBoard(tables, request.election());
    String command = request.command().orElse(VoterRequest.VOTE);
    switch (command) {
      case VoterRequest.LOOK -> {
        TableBoard.Contents contents = board.read();
        return VoterResponse.of(
            command, contents.board().leader(), List.copyOf(contents.board().voters().values()));
      }
      case VoterRequest.STOP -> board.stop();
      case VoterRequest.END -> board.end(request.voter().orElseThrow());
      default -> {
        return vote(request, invocation, board);
      }
    }
    return VoterResponse.of(command, Optional.empty(), List.of());
  }

  private VoterResponse vote(VoterRequest request, Invocation invocation, TableBoard board) {
    BullyVoter voter =
        new BullyVoter(
            request.voter().orElseThrow(), ProcessHandle.current().pid(), request.timing());
    VotingLoop loop =
        new VotingLoop(board, voter, request.election(), clock, () -> Runtime.getRuntime().halt(1));
    return loop.run(
        System.nanoTime() + lasting(request, invocation).toNanos(),
        Duration.ofMillis(request.timing().pollMillis()).toNanos());
  }

  private Duration lasting(VoterRequest request, Invocation invocation) {
    Optional<Duration> left =
        invocation
            .deadline()
            .map(deadline -> Duration.between(clock.instant(), deadline).minus(RESERVE));
    Duration asked =
        request
            .seconds()
            .map(seconds -> Duration.ofMillis(Math.round(seconds * 1_000)))
            .or(() -> left)
            .orElse(Duration.ofMillis(Math.round(UNLESS_GIVEN_SECONDS * 1_000)));
    return left.filter(most -> most.compareTo(asked) < 0).orElse(asked);
  }

  @Override
  public void close() {
    tables.close();
  }
}
