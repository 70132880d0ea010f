package io.faasduet.studies.election;

import io.faasduet.election.Board;
import io.faasduet.election.BoardSize;
import io.faasduet.election.BoardWrite;
import io.faasduet.election.BullyVoter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Reads the blackboard again and again, and writes what the voter says. Not thread-safe. */
final class VotingLoop {
  private final TableBoard table;
  private final BullyVoter voter;
  private final String election;
  private final Clock clock;
  private final Runnable crash;

  private final List<Double> readMillis = new ArrayList<>();
  private final List<Double> writeMillis = new ArrayList<>();
  private final List<Long> terms = new ArrayList<>();
  private long readUnits;

  /**
   * A loop for one voter.
   *
   * @param clock of the times that are posted
   * @param crash ends the process
   */
  VotingLoop(TableBoard table, BullyVoter voter, String election, Clock clock, Runnable crash) {
    this.table = table;
    this.voter = voter;
    this.election = election;
    this.clock = clock;
    this.crash = crash;
  }

  /** Votes until the election is stopped, or {@link System#nanoTime} is past the end. */
  VoterResponse run(long endNanos, long pollNanos) {
    long start = System.nanoTime();
    String ended = "deadline";
    long next = start;
    while (next - endNanos < 0 && !Thread.currentThread().isInterrupted()) {
      TableBoard.Contents contents = read();
      if (contents.stopped()) {
        ended = VoterRequest.STOP;
        break;
      } else if (contents.ended().contains(voter.id())) {
        crash.run();
      }
      vote(contents.board());
      next = Math.max(next + pollNanos, System.nanoTime());
      for (long left = next - System.nanoTime();
          left > 0 && !Thread.currentThread().isInterrupted();
          left = next - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
    }
    return new VoterResponse(
        ended,
        (System.nanoTime() - start) / 1e9,
        readMillis.size(),
        readUnits,
        writeMillis.size(),
        (long) BoardSize.WRITE_UNITS * writeMillis.size(),
        median(readMillis),
        median(writeMillis),
        terms,
        Optional.empty(),
        List.of());
  }

  private TableBoard.Contents read() {
    long start = System.nanoTime();
    TableBoard.Contents contents = table.read();
    readMillis.add((System.nanoTime() - start) / 1e6);
    readUnits += BoardSize.readUnits(BoardSize.bytes(election, contents.board()));
    return contents;
  }

  private void vote(Board board) {
    Optional<BoardWrite> write = voter.read(board, System.nanoTime(), clock.millis());
    if (write.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    boolean accepted = table.write(write.get());
    writeMillis.add((System.nanoTime() - start) / 1e6);
    voter.written(write.get(), accepted);
    voter.leads().ifPresent(this::led);
  }

  private void led(long term) {
    if (terms.isEmpty() || terms.get(terms.size() - 1) != term) {
      terms.add(term);
    }
  }

  private static double median(List<Double> values) {
    if (values.isEmpty()) {
      return 0;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
