package io.faasduet.election;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All that is on the blackboard of an election at one moment.
 *
 * @param leader the leader's note
 * @param voters the voters' notes by their ids
 */
public record Board(Optional<LeaderNote> leader, Map<Integer, VoterNote> voters) {
  /** Before anyone wrote. */
  public static final Board EMPTY = new Board(Optional.empty(), Map.of());

  public Board {
    voters = Map.copyOf(voters);
  }

  /** The blackboard after a write; empty if the write is refused. */
  public Optional<Board> after(BoardWrite write) {
    if (write instanceof BoardWrite.Post post) {
      Map<Integer, VoterNote> notes = new TreeMap<>(voters);
      notes.put(post.note().voter(), post.note());
      return Optional.of(new Board(leader, notes));
    } else if (write instanceof BoardWrite.Claim claim) {
      return leader.filter(of -> of.term() >= claim.note().term()).isPresent()
          ? Optional.empty()
          : Optional.of(new Board(Optional.of(claim.note()), voters));
    }
    LeaderNote beat = ((BoardWrite.Beat) write).note();
    return leader
        .filter(of -> of.term() == beat.term() && of.leader() == beat.leader())
        .map(of -> new Board(Optional.of(beat), voters));
  }

  /** Whether all of these voters follow the leader, who is one of them. */
  public boolean agreed(Iterable<Integer> alive) {
    if (leader.isEmpty()) {
      return false;
    }
    boolean leaderAlive = false;
    for (int voter : alive) {
      VoterNote note = voters.get(voter);
      if (note == null || !note.follows(leader.get().term(), leader.get().leader())) {
        return false;
      }
      leaderAlive |= voter == leader.get().leader();
    }
    return leaderAlive;
  }
}
