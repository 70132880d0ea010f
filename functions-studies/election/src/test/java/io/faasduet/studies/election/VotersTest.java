package io.faasduet.studies.election;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.InitContext;
import io.faasduet.api.Invocation;
import io.faasduet.api.Settings;
import io.faasduet.election.Board;
import io.faasduet.election.BoardWrite;
import io.faasduet.election.BullyVoter;
import io.faasduet.election.ElectionTiming;
import io.faasduet.election.LeaderNote;
import io.faasduet.election.VoterNote;
import io.faasduet.localcloud.tables.EmbeddedTables;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Voters over a real table, in real time. */
class VotersTest {
  private static final ElectionTiming QUICK = new ElectionTiming(20, 800, 200);
  private static final long DEADLINE_NANOS = 30_000_000_000L;

  private final EmbeddedTables server = EmbeddedTables.start();
  private BenchmarkTables tables;
  private TableBoard board;

  @BeforeEach
  void open() {
    server.createTable("election", "election", Optional.of("item"));
    tables = BenchmarkTables.open(Settings.of(server.settings()));
    board = new TableBoard(tables, "e");
  }

  @AfterEach
  void close() {
    tables.close();
    server.close();
  }

  @Test
  void theHighestLeadsAndAnotherOnceItHasEnded() throws Exception {
    Map<Integer, CompletableFuture<VoterResponse>> voters = new HashMap<>();
    AtomicBoolean crashed = new AtomicBoolean();
    for (int id : List.of(1, 2, 3, 4)) {
      voters.put(id, voting(id, crashed));
    }
    LeaderNote first = led(4, List.of(1, 2, 3, 4));
    board.end(4);
    LeaderNote second = led(3, List.of(1, 2, 3));
    assertThat(second.term()).isGreaterThan(first.term());
    assertThat(crashed).isTrue();
    board.stop();
    for (int id : List.of(1, 2, 3)) {
      VoterResponse response = voters.get(id).get();
      assertThat(response.ended()).isEqualTo("stop");
      assertThat(response.polls()).isGreaterThan(5);
      assertThat(response.readUnits()).isEqualTo(response.polls());
      assertThat(response.writes()).isPositive();
    }
    assertThat(voters.get(3).get().terms()).contains(second.term());
    assertThat(voters.get(1).get().terms()).doesNotContain(second.term());
  }

  @Test
  void theTableAcceptsOneClaimOfEachTermAndBeatsOfTheLeaderAlone() {
    assertThat(board.write(new BoardWrite.Claim(new LeaderNote(1, 7, 0, 5)))).isTrue();
    assertThat(board.write(new BoardWrite.Claim(new LeaderNote(1, 8, 0, 5)))).isFalse();
    assertThat(board.write(new BoardWrite.Beat(new LeaderNote(1, 8, 1, 5)))).isFalse();
    assertThat(board.write(new BoardWrite.Beat(new LeaderNote(1, 7, 1, 5)))).isTrue();
    assertThat(board.write(new BoardWrite.Claim(new LeaderNote(2, 8, 0, 5)))).isTrue();
    assertThat(board.write(new BoardWrite.Beat(new LeaderNote(1, 7, 2, 5)))).isFalse();
    VoterNote note = new VoterNote(-3, true, 3, -3, 9, 4711);
    board.write(new BoardWrite.Post(note));
    assertThat(board.read().board())
        .isEqualTo(new Board(Optional.of(new LeaderNote(2, 8, 0, 5)), Map.of(-3, note)));
  }

  @Test
  void commandsShowAndStopAnElection() throws Exception {
    try (Voter function = new Voter(InitContext.of(Settings.of(server.settings())))) {
      board.write(new BoardWrite.Claim(new LeaderNote(1, 7, 0, 5)));
      assertThat(function.apply(command("look"), Invocation.of("r")).leader())
          .hasValue(new LeaderNote(1, 7, 0, 5));
      function.apply(command("stop"), Invocation.of("r"));
      assertThat(board.read().stopped()).isTrue();
    }
  }

  private static VoterRequest command(String name) {
    return new VoterRequest(
        "e",
        Optional.of(name),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private CompletableFuture<VoterResponse> voting(int id, AtomicBoolean crashed) {
    VotingLoop loop =
        new VotingLoop(
            board,
            new BullyVoter(id, 0, QUICK),
            "e",
            Clock.systemUTC(),
            () -> {
              crashed.set(true);
              throw new IllegalStateException("crashed");
            });
    CompletableFuture<VoterResponse> response = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                response.complete(loop.run(System.nanoTime() + DEADLINE_NANOS, 20_000_000L));
              } catch (RuntimeException e) {
                response.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return response;
  }

  private LeaderNote led(int leader, List<Integer> alive) {
    long deadline = System.nanoTime() + DEADLINE_NANOS;
    Board now = board.read().board();
    while (!(now.agreed(alive) && now.leader().orElseThrow().leader() == leader)) {
      assertThat(System.nanoTime()).as("no agreement: %s", now).isLessThan(deadline);
      LockSupport.parkNanos(5_000_000);
      now = board.read().board();
    }
    return now.leader().orElseThrow();
  }
}
