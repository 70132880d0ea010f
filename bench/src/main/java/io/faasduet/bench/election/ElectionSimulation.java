package io.faasduet.bench.election;

import io.faasduet.bench.simulation.VirtualTime;
import io.faasduet.election.ElectionTiming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Elections of many voters in virtual time, by the algorithm that the function runs: the leader
 * dies, the others agree on another, and a voter of a lower rank takes the place of the dead.
 */
public final class ElectionSimulation {
  /** Nobody has agreed after that: an hour. */
  private static final long GIVEN_UP_NANOS = 3_600_000_000_000L;

  private static final double NANOS_PER_SECOND = 1e9;

  /** A leader dies up to so long after all have agreed. */
  private static final double MOST_PEACE_SECONDS = 2;

  private final VirtualTime time = new VirtualTime();
  private final SimulatedBoard board = new SimulatedBoard();
  private final Map<Integer, SimulatedVoter> voters = new TreeMap<>();
  private final SimulatedVoter.World world;
  private final Random random;
  private boolean written = true;
  private double voterSeconds;
  private long counted;

  /**
   * A simulation.
   *
   * @param seed decides all of it
   */
  public ElectionSimulation(ElectionTiming timing, StoreDelay read, StoreDelay write, long seed) {
    this.random = new Random(seed);
    this.world =
        new SimulatedVoter.World(time, board, timing, read, write, random, () -> written = true);
  }

  /**
   * Elects a first leader, then as many as there are rounds. To be called once.
   *
   * @param count how many voters, at least 2
   * @throws IllegalStateException if they do not agree within an hour of virtual time
   */
  public ElectionUsage run(int count, int rounds) {
    for (int id = 1; id <= count; id++) {
      join(id);
    }
    awaitAgreement();
    List<Double> seconds = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      time.advance((long) (random.nextDouble() * MOST_PEACE_SECONDS * NANOS_PER_SECOND));
      awaitAgreement();
      int leader = board.now().leader().orElseThrow().leader();
      count();
      voters.remove(leader).die();
      long died = time.nanos();
      awaitAgreement();
      seconds.add(agreedAt() / 1e3 - died / NANOS_PER_SECOND);
      join(-round);
      awaitAgreement();
    }
    count();
    return new ElectionUsage(
        count, seconds, voterSeconds, board.reads(), board.readUnits(), board.writes());
  }

  /** The time that has passed, for each voter there is. */
  private void count() {
    voterSeconds += voters.size() * (time.nanos() - counted) / NANOS_PER_SECOND;
    counted = time.nanos();
  }

  private void join(int id) {
    count();
    SimulatedVoter voter = new SimulatedVoter(world, id);
    voters.put(id, voter);
    voter.start((long) (random.nextDouble() * world.timing().pollMillis() * 1e6));
  }

  private void awaitAgreement() {
    long givenUp = time.nanos() + GIVEN_UP_NANOS;
    written = true;
    while (!(written && board.now().agreed(voters.keySet()))) {
      written = false;
      while (!written && time.nanos() < givenUp && time.step()) {
        // until the next write
      }
      if (!written) {
        throw new IllegalStateException(
            voters.size() + " voters have not agreed within an hour of virtual time");
      }
    }
  }

  /** When the last voter decided to follow, in milliseconds of virtual time. */
  private long agreedAt() {
    return voters.keySet().stream()
        .mapToLong(id -> board.now().voters().get(id).atMillis())
        .max()
        .orElseThrow();
  }
}
