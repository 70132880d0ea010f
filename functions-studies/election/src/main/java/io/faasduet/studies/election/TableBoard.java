package io.faasduet.studies.election;

import io.faasduet.election.Board;
import io.faasduet.election.BoardSize;
import io.faasduet.election.BoardWrite;
import io.faasduet.election.LeaderNote;
import io.faasduet.election.VoterNote;
import io.faasduet.sebs.tables.BenchmarkTables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The blackboard of one election: a partition of the table {@code election}. Thread-safe. */
final class TableBoard {
  private static final String TABLE = "election";
  private static final String STOP = "stop";
  private static final String END = "end#";
  private static final String VOTER = BoardSize.item(0).replace("0", "");

  private final BenchmarkTables tables;
  private final String election;

  TableBoard(BenchmarkTables tables, String election) {
    this.tables = tables;
    this.election = election;
  }

  /**
   * What was read at once.
   *
   * @param stopped whether all voters are to end
   * @param ended the voters whose processes are to end
   */
  record Contents(Board board, boolean stopped, Set<Integer> ended) {}

  Contents read() {
    Optional<LeaderNote> leader = Optional.empty();
    Map<Integer, VoterNote> voters = new HashMap<>();
    Set<Integer> ended = new HashSet<>();
    boolean stopped = false;
    List<Map<String, Object>> items =
        tables.queryConsistently(TABLE, BoardSize.PARTITION_KEY, election);
    for (Map<String, Object> item : items) {
      String name = (String) item.get(BoardSize.SORT_KEY);
      if (name.equals(BoardSize.leaderItem())) {
        leader =
            Optional.of(
                new LeaderNote(
                    number(item, "term"),
                    (int) number(item, "leader"),
                    number(item, "beat"),
                    number(item, "at")));
      } else if (name.startsWith(VOTER)) {
        int voter = Integer.parseInt(name.substring(VOTER.length()));
        voters.put(
            voter,
            new VoterNote(
                voter,
                number(item, "electing") == 1,
                number(item, "term"),
                (int) number(item, "leader"),
                number(item, "at"),
                number(item, "process")));
      } else if (name.startsWith(END)) {
        ended.add(Integer.parseInt(name.substring(END.length())));
      } else if (name.equals(STOP)) {
        stopped = true;
      }
    }
    return new Contents(new Board(leader, voters), stopped, ended);
  }

  /** Writes under the condition that the write has; false if the table refuses it. */
  boolean write(BoardWrite write) {
    if (write instanceof BoardWrite.Post post) {
      tables.put(TABLE, item(BoardSize.item(post.note().voter()), post.note().attributes()));
      return true;
    } else if (write instanceof BoardWrite.Claim claim) {
      return tables.putIf(
          TABLE,
          item(BoardSize.leaderItem(), claim.note().attributes()),
          "attribute_not_exists(#term) OR #term < :term",
          Map.of("#term", "term"),
          Map.of(":term", claim.note().term()));
    }
    LeaderNote beat = ((BoardWrite.Beat) write).note();
    return tables.putIf(
        TABLE,
        item(BoardSize.leaderItem(), beat.attributes()),
        "#term = :term AND #leader = :leader",
        Map.of("#term", "term", "#leader", "leader"),
        Map.of(":term", beat.term(), ":leader", beat.leader()));
  }

  void stop() {
    tables.put(TABLE, item(STOP, Map.of()));
  }

  void end(int voter) {
    tables.put(TABLE, item(END + voter, Map.of()));
  }

  private Map<String, Object> item(String name, Map<String, Object> attributes) {
    Map<String, Object> item = new HashMap<>(attributes);
    item.put(BoardSize.PARTITION_KEY, election);
    item.put(BoardSize.SORT_KEY, name);
    return item;
  }

  private static long number(Map<String, Object> item, String attribute) {
    return ((Number) item.get(attribute)).longValue();
  }
}
