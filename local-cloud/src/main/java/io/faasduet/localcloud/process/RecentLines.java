package io.faasduet.localcloud.process;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The last lines of an output, for error messages: without control characters, which a terminal
 * might obey. Thread-safe.
 */
public final class RecentLines {
  private static final int MAX_LINES = 100;
  private static final int MAX_LINE_CHARACTERS = 1000;

  private final Deque<String> lines = new ArrayDeque<>();

  public synchronized void add(String line) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    String start = line.substring(0, Math.min(line.length(), MAX_LINE_CHARACTERS));
    lines.addLast(ShownText.inLine(start));
  }

  /** The last {@code count} lines. */
  public synchronized String last(int count) {
    return String.join(
        System.lineSeparator(), lines.stream().skip(Math.max(0, lines.size() - count)).toList());
  }
}
