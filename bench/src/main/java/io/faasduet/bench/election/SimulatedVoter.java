package io.faasduet.bench.election;

import io.faasduet.bench.simulation.VirtualTime;
import io.faasduet.election.Board;
import io.faasduet.election.BoardWrite;
import io.faasduet.election.BullyVoter;
import io.faasduet.election.ElectionTiming;
import java.util.Optional;
import java.util.Random;

/**
 * A voter in virtual time. A request takes effect at some moment between its sending and its
 * answer, also if its sender has died since. Not thread-safe.
 */
final class SimulatedVoter {
  private final VirtualTime time;
  private final SimulatedBoard board;
  private final BullyVoter voter;
  private final long pollNanos;
  private final StoreDelay read;
  private final StoreDelay write;
  private final Random random;
  private final Runnable afterWrite;
  private boolean alive = true;

  /** What the voters of a simulation share; {@code afterWrite} is run after each write's effect. */
  record World(
      VirtualTime time,
      SimulatedBoard board,
      ElectionTiming timing,
      StoreDelay read,
      StoreDelay write,
      Random random,
      Runnable afterWrite) {}

  SimulatedVoter(World world, int id) {
    this.time = world.time();
    this.board = world.board();
    this.voter = new BullyVoter(id, 0, world.timing());
    this.pollNanos = world.timing().pollMillis() * 1_000_000L;
    this.read = world.read();
    this.write = world.write();
    this.random = world.random();
    this.afterWrite = world.afterWrite();
  }

  /** It begins to vote after that time. */
  void start(long delayNanos) {
    time.after(delayNanos, this::poll);
  }

  void die() {
    alive = false;
  }

  BullyVoter voter() {
    return voter;
  }

  private void poll() {
    if (!alive) {
      return;
    }
    long begun = time.nanos();
    long takes = read.nanos(random);
    long effect = (long) (random.nextDouble() * takes);
    time.after(
        effect,
        () -> {
          Board seen = board.read();
          time.after(takes - effect, () -> decide(seen, begun));
        });
  }

  private void decide(Board seen, long begun) {
    if (!alive) {
      return;
    }
    Optional<BoardWrite> decided = voter.read(seen, time.nanos(), time.nanos() / 1_000_000);
    if (decided.isEmpty()) {
      pollAgain(begun);
      return;
    }
    long takes = write.nanos(random);
    long effect = (long) (random.nextDouble() * takes);
    time.after(
        effect,
        () -> {
          boolean accepted = board.write(decided.get());
          afterWrite.run();
          time.after(
              takes - effect,
              () -> {
                if (alive) {
                  voter.written(decided.get(), accepted);
                  pollAgain(begun);
                }
              });
        });
  }

  private void pollAgain(long begun) {
    time.after(Math.max(0, begun + pollNanos - time.nanos()), this::poll);
  }
}
