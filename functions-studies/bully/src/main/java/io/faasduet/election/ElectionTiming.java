package io.faasduet.election;

/**
 * How long a voter waits for what.
 *
 * @param pollMillis from one reading of the blackboard to the next
 * @param leaseMillis a leader whose beat has not changed for so long is taken for dead
 * @param answerMillis a candidate that no higher voter has answered for so long claims the term
 */
public record ElectionTiming(int pollMillis, int leaseMillis, int answerMillis) {
  /** Four polls a second, as published; a leader is dead after two seconds, silence one. */
  public static final ElectionTiming DEFAULT = new ElectionTiming(250, 2_000, 1_000);

  public ElectionTiming {
    require("poll_ms", pollMillis, 10);
    require("lease_ms", leaseMillis, 2L * pollMillis);
    require("answer_ms", answerMillis, pollMillis);
  }

  private static void require(String name, int value, long least) {
    if (value < least || value > 600_000) {
      throw new IllegalArgumentException(
          "field '%s' must be from %d to 600000, not %d".formatted(name, least, value));
    }
  }

  long leaseNanos() {
    return leaseMillis * 1_000_000L;
  }

  long answerNanos() {
    return answerMillis * 1_000_000L;
  }

  /** A voter that has stood back waits so long for the higher one to lead. */
  long coordinatorNanos() {
    return 2 * answerNanos() + leaseNanos();
  }
}
