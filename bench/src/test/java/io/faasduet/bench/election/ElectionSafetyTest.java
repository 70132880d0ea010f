package io.faasduet.bench.election;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.bench.simulation.VirtualTime;
import io.faasduet.election.Board;
import io.faasduet.election.BoardWrite;
import io.faasduet.election.ElectionTiming;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Thousands of elections with random delays and deaths, each decided by its seed. */
class ElectionSafetyTest {
  private static final int CASES = 4_000;
  private static final long SECOND = 1_000_000_000L;
  private static final ElectionTiming TIMING = new ElectionTiming(100, 500, 200);

  @Test
  void thereAreNeverTwoLeadersInATermAndAllAgreeInTheEnd() {
    long terms = 0;
    for (int seed = 0; seed < CASES; seed++) {
      World world = new World(seed, new SimulatedBoard());
      world.disturb();
      assertThat(world.twoLeaders).as("seed " + seed).isEmpty();
      assertThat(world.agree()).as("seed " + seed + " agrees once delays are short").isTrue();
      assertThat(world.twoLeaders).as("seed " + seed).isEmpty();
      assertThat(world.board.now().leader().orElseThrow().leader())
          .as("seed " + seed + ": the highest leads")
          .isEqualTo(world.voters.keySet().stream().max(Integer::compare).orElseThrow());
      terms += world.leaders.size();
    }
    assertThat(terms).as("elections took place").isGreaterThan(3L * CASES);
  }

  /** The property can fail: with a store that accepts every claim, it does. */
  @Test
  void aStoreWithoutConditionsHasTwoLeadersInATerm() {
    int broken = 0;
    for (int seed = 0; seed < CASES / 4; seed++) {
      World world = new World(seed, new UnconditionalBoard());
      world.disturb();
      broken += world.twoLeaders.isEmpty() ? 0 : 1;
    }
    assertThat(broken).isGreaterThan(10);
  }

  @Test
  void theSeedDecidesASimulation() {
    ElectionUsage first = simulated(20, 3, 7);
    assertThat(simulated(20, 3, 7)).isEqualTo(first);
    assertThat(simulated(20, 3, 8)).isNotEqualTo(first);
  }

  @Test
  void aRoundTakesTheLeaseTheAnswerAndAFewPolls() {
    ElectionUsage usage = simulated(10, 30, 1);
    assertThat(usage.seconds()).hasSize(30).allMatch(seconds -> seconds > 0.5 && seconds < 2.5);
    assertThat(usage.polls() / usage.voterSeconds())
        .as("polls a second, each a little late")
        .isEqualTo(10, within(0.5));
    assertThat(usage.readUnits()).as("up to 4 KiB").isEqualTo(usage.polls());
  }

  private static ElectionUsage simulated(int voters, int rounds, long seed) {
    StoreDelay delay = StoreDelay.logNormal(2);
    return new ElectionSimulation(TIMING, delay, delay, seed).run(voters, rounds);
  }

  /** A store that takes every claim. */
  private static final class UnconditionalBoard extends SimulatedBoard {
    @Override
    Optional<Board> after(Board before, BoardWrite write) {
      return write instanceof BoardWrite.Claim claim
          ? Optional.of(new Board(Optional.of(claim.note()), before.voters()))
          : super.after(before, write);
    }
  }

  /** Two to six voters; leaders are looked at after every event. */
  private static final class World {
    private final VirtualTime time = new VirtualTime();
    private final Random random;
    private final SimulatedBoard board;
    private final Map<Integer, SimulatedVoter> voters = new TreeMap<>();
    private final Map<Long, Integer> leaders = new HashMap<>();
    private final List<String> twoLeaders = new ArrayList<>();
    private final SimulatedVoter.World shared;
    private int next = 10;
    private boolean calm;

    World(long seed, SimulatedBoard board) {
      this.random = new Random(seed);
      this.board = board;
      // mostly milliseconds, at times longer than a lease
      StoreDelay delay =
          drawn ->
              calm || drawn.nextInt(10) > 0
                  ? (long) (drawn.nextDouble() * 0.02 * SECOND)
                  : (long) (drawn.nextDouble() * 3 * SECOND);
      this.shared = new SimulatedVoter.World(time, board, TIMING, delay, delay, random, () -> {});
      for (int i = 2 + random.nextInt(5); i > 0; i--) {
        join();
      }
    }

    private void join() {
      int id = random.nextBoolean() ? next++ : -next++;
      SimulatedVoter voter = new SimulatedVoter(shared, id);
      voters.put(id, voter);
      voter.start((long) (random.nextDouble() * SECOND));
    }

    /** Deaths and arrivals at random moments, most often of a leader. */
    void disturb() {
      for (int i = 0; i < 6; i++) {
        watch((long) (random.nextDouble() * 3 * SECOND));
        if (voters.size() > 1) {
          int dies =
              board
                  .now()
                  .leader()
                  .filter(note -> random.nextInt(4) > 0 && voters.containsKey(note.leader()))
                  .map(note -> note.leader())
                  .orElseGet(() -> List.copyOf(voters.keySet()).get(random.nextInt(voters.size())));
          voters.remove(dies).die();
        }
        if (voters.size() < 2 || random.nextBoolean()) {
          join();
        }
      }
    }

    boolean agree() {
      calm = true;
      for (int i = 0; i < 60; i++) {
        watch(SECOND / 2);
        if (board.now().agreed(voters.keySet())
            && board.now().leader().orElseThrow().leader()
                == voters.keySet().stream().max(Integer::compare).orElseThrow()) {
          return true;
        }
      }
      return false;
    }

    private void watch(long nanos) {
      long end = time.nanos() + nanos;
      while (time.nanos() < end && time.step()) {
        voters.forEach(
            (id, voter) ->
                voter
                    .voter()
                    .leads()
                    .ifPresent(
                        term -> {
                          Integer other = leaders.putIfAbsent(term, id);
                          if (other != null && !other.equals(id)) {
                            twoLeaders.add("term " + term + ": " + other + " and " + id);
                          }
                        }));
      }
    }
  }
}
