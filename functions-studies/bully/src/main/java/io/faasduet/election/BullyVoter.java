package io.faasduet.election;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One voter of the bully algorithm (H. Garcia-Molina, Elections in a Distributed Computing System,
 * 1982) whose messages are notes on a blackboard. Each time it has read the blackboard it says what
 * to write, and is told whether that was accepted. Not thread-safe.
 *
 * <ul>
 *   <li>Who sees no new beat of the leader for a lease's time elects: posts that it elects for the
 *       next term. That is the message ELECTION to all higher voters.
 *   <li>A higher voter that sees it elects too, which is its answer; a leader claims the new term.
 *   <li>Who is answered by a higher voter stands back, and elects for a later term if nobody leads
 *       in time. Who is not answered claims the term, which is COORDINATOR.
 *   <li>A voter that is higher than the leader elects, as after it was started again.
 * </ul>
 *
 * <p>There is one leader in a term, whatever is delayed or lost, because the store accepts one
 * claim of each term. Two voters may take themselves for leaders of different terms until the
 * earlier one's next write is refused. Times are compared with times of the same voter alone, so
 * that no clocks need to agree.
 */
public final class BullyVoter {
  private enum VoterState {
    FOLLOWING,
    ELECTING,
    STANDING_BACK,
    LEADING
  }

  private final int id;
  private final long process;
  private final ElectionTiming timing;

  private VoterState phase = VoterState.FOLLOWING;
  private long term;
  private long since;
  private Optional<LeaderNote> lastBeat = Optional.empty();
  private long beatSeen;
  private boolean begun;
  private Optional<VoterNote> posted = Optional.empty();

  /**
   * A voter that has just started.
   *
   * @param id its rank: the highest voter that is alive leads; no other voter ever has it
   * @param process the id of its process, which it posts
   */
  public BullyVoter(int id, long process, ElectionTiming timing) {
    this.id = id;
    this.process = process;
    this.timing = requireNonNull(timing, "timing");
  }

  /** The term that it takes itself for the leader of; empty if it does not. */
  public OptionalLong leads() {
    return phase == VoterState.LEADING ? OptionalLong.of(term) : OptionalLong.empty();
  }

  /** Its rank. */
  public int id() {
    return id;
  }

  /**
   * What to write now.
   *
   * @param board the blackboard as it was read
   * @param now nanoseconds of a monotonic clock of this voter's
   * @param atMillis the time for those who read notes
   */
  public Optional<BoardWrite> read(Board board, long now, long atMillis) {
    if (!begun) {
      begun = true;
      beatSeen = now;
    }
    if (isNewer(board.leader())) {
      lastBeat = board.leader();
      beatSeen = now;
    }
    if (phase == VoterState.LEADING) {
      Optional<BoardWrite> led = lead(board, atMillis);
      if (phase == VoterState.LEADING) {
        return led;
      }
    }
    long known = board.leader().map(LeaderNote::term).orElse(0L);
    long asked = highestElection(board, known);
    boolean elects = phase == VoterState.ELECTING || phase == VoterState.STANDING_BACK;
    if (elects && known < term) {
      return asked > term ? elect(asked, now, atMillis) : campaign(board, now, atMillis);
    }
    int leader = board.leader().map(LeaderNote::leader).orElse(Integer.MIN_VALUE);
    boolean silent = now - beatSeen >= timing.leaseNanos();
    if (board.leader().isPresent() && leader == id) {
      phase = VoterState.LEADING; // its claim was accepted, and the answer was lost
      term = known;
      return lead(board, atMillis);
    } else if (board.leader().isPresent() && !silent && leader > id && asked == known) {
      phase = VoterState.FOLLOWING;
      term = known;
      return post(false, leader, atMillis);
    } else if (board.leader().isEmpty() && !silent && asked == known) {
      return Optional.empty(); // it has just begun, and a leader may show itself
    }
    return elect(Math.max(asked, known + 1), now, atMillis);
  }

  /** A write was accepted, or refused. */
  public void written(BoardWrite write, boolean accepted) {
    if (write instanceof BoardWrite.Post post) {
      posted = Optional.of(post.note());
    } else if (write instanceof BoardWrite.Claim claim && accepted) {
      phase = VoterState.LEADING;
      term = claim.note().term();
    } else if (write instanceof BoardWrite.Beat && !accepted) {
      phase = VoterState.FOLLOWING;
    }
  }

  private boolean isNewer(Optional<LeaderNote> note) {
    return note.isPresent()
        && (lastBeat.isEmpty()
            || note.get().term() != lastBeat.get().term()
            || note.get().beat() != lastBeat.get().beat());
  }

  private Optional<BoardWrite> lead(Board board, long atMillis) {
    Optional<LeaderNote> note = board.leader().filter(of -> of.term() == term && of.leader() == id);
    if (note.isEmpty()) {
      phase = VoterState.FOLLOWING;
      return Optional.empty();
    }
    Optional<BoardWrite> own = post(false, id, atMillis);
    if (own.isPresent()) {
      return own;
    }
    long asked = highestElection(board, term);
    return Optional.of(
        asked > term
            ? new BoardWrite.Claim(new LeaderNote(asked, id, 0, atMillis))
            : new BoardWrite.Beat(new LeaderNote(term, id, note.get().beat() + 1, atMillis)));
  }

  private Optional<BoardWrite> elect(long forTerm, long now, long atMillis) {
    phase = VoterState.ELECTING;
    term = forTerm;
    since = now;
    return post(true, id, atMillis);
  }

  private Optional<BoardWrite> campaign(Board board, long now, long atMillis) {
    Optional<BoardWrite> unposted = post(true, id, atMillis);
    if (unposted.isPresent()) {
      return unposted;
    }
    boolean answered =
        board.voters().values().stream()
            .anyMatch(note -> note.voter() > id && note.electing() && note.term() >= term);
    if (phase == VoterState.ELECTING && answered) {
      phase = VoterState.STANDING_BACK;
      since = now;
    } else if (phase == VoterState.ELECTING && now - since >= timing.answerNanos()) {
      return Optional.of(new BoardWrite.Claim(new LeaderNote(term, id, 0, atMillis)));
    } else if (phase == VoterState.STANDING_BACK && now - since >= timing.coordinatorNanos()) {
      return elect(term + 1, now, atMillis);
    }
    return Optional.empty();
  }

  /** The latest term after that one for which a lower voter elects; that term if none does. */
  private long highestElection(Board board, long after) {
    long highest = after;
    for (VoterNote note : board.voters().values()) {
      if (note.voter() < id && note.electing() && note.term() > highest) {
        highest = note.term();
      }
    }
    return highest;
  }

  /** Its own note, unless that says so already. */
  private Optional<BoardWrite> post(boolean electing, int leader, long atMillis) {
    if (posted.isPresent()
        && posted.get().electing() == electing
        && posted.get().term() == term
        && posted.get().leader() == leader) {
      return Optional.empty();
    }
    return Optional.of(
        new BoardWrite.Post(new VoterNote(id, electing, term, leader, atMillis, process)));
  }
}
