package io.faasduet.election;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;

/**
 * What a blackboard costs to read and write in DynamoDB: sizes and request units of items, as its
 * developer guide states them ("Item sizes and formats", "Read/write capacity"): names and texts in
 * UTF-8, numbers about a byte for two digits and one more.
 */
public final class BoardSize {
  /** The table's keys: the election, and which item of it. */
  public static final String PARTITION_KEY = "election";

  /** The item's name within its election. */
  public static final String SORT_KEY = "item";

  private static final int READ_UNIT = 4096;

  /** Of no more than a kilobyte, as each note is. */
  public static final int WRITE_UNITS = 1;

  private BoardSize() {}

  /** The name of a voter's item. */
  public static String item(int voter) {
    return "voter#" + voter;
  }

  /** The name of the leader's item. */
  public static String leaderItem() {
    return "leader";
  }

  /** The bytes of all items of an election. */
  public static long bytes(String election, Board board) {
    long bytes = 0;
    for (VoterNote note : board.voters().values()) {
      bytes += bytes(election, item(note.voter()), note.attributes());
    }
    return board.leader().map(note -> bytes(election, leaderItem(), note.attributes())).orElse(0L)
        + bytes;
  }

  private static long bytes(String election, String item, Map<String, Object> attributes) {
    long bytes =
        (long) PARTITION_KEY.length()
            + election.getBytes(UTF_8).length
            + SORT_KEY.length()
            + item.getBytes(UTF_8).length;
    for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
      int digits = attribute.getValue().toString().length();
      bytes += attribute.getKey().length() + 1 + (digits + 1) / 2;
    }
    return bytes;
  }

  /** The units of a strongly consistent query that returns so many bytes. */
  public static long readUnits(long bytes) {
    return Math.max(1, (bytes + READ_UNIT - 1) / READ_UNIT);
  }
}
