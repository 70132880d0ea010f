package io.faasduet.bench.election;

import io.faasduet.election.Board;
import io.faasduet.election.BoardSize;
import io.faasduet.election.BoardWrite;
import java.util.Optional;

/** A blackboard in memory that counts requests. A test replaces its rule. Not thread-safe. */
class SimulatedBoard {
  private static final String ELECTION = "election";

  private Board board = Board.EMPTY;
  private Board sized = Board.EMPTY;
  private long units = 1;
  private long reads;
  private long readUnits;
  private long writes;

  /** Reads; counted with the units of its size. */
  final Board read() {
    if (sized != board) {
      sized = board;
      units = BoardSize.readUnits(BoardSize.bytes(ELECTION, board));
    }
    reads++;
    readUnits += units;
    return board;
  }

  /** Writes; false if refused. */
  final boolean write(BoardWrite write) {
    writes++;
    Optional<Board> after = after(board, write);
    after.ifPresent(changed -> board = changed);
    return after.isPresent();
  }

  /** The rule of the store. */
  Optional<Board> after(Board before, BoardWrite write) {
    return before.after(write);
  }

  /** What is on it, without a request. */
  final Board now() {
    return board;
  }

  final long reads() {
    return reads;
  }

  final long readUnits() {
    return readUnits;
  }

  final long writes() {
    return writes;
  }
}
