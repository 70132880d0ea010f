package io.faasduet.bench.experiment;

import java.time.Duration;

/**
 * When a process counts as steady: its calls are watched in windows of {@value #WINDOW}; once
 * {@value #PATIENCE} windows in a row have a median no more than {@value #GAIN_PERCENT}% below the
 * best before them, its compilers have little left to gain. Either limit ends the warm-up too. A
 * process that fails {@value #GIVE_UP} calls in a row is given up.
 *
 * @param mostCalls the most calls to one process
 * @param longest the most time spent waiting for the answers of one process
 */
public record WarmUp(int mostCalls, Duration longest) {
  static final int WINDOW = 20;
  static final int PATIENCE = 4;
  static final int GAIN_PERCENT = 5;
  static final int GIVE_UP = 5;

  /** At most 2,000 calls and 2 seconds. */
  public static final WarmUp DEFAULT = new WarmUp(2_000, Duration.ofSeconds(2));

  public WarmUp {
    if (mostCalls < 0 || longest.isNegative()) {
      throw new IllegalArgumentException("a warm-up of %d calls, %s".formatted(mostCalls, longest));
    }
  }
}
