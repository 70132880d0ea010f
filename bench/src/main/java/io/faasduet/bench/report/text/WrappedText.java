package io.faasduet.bench.report.text;

/** Sentences as lines of at most {@value TerminalTable#WIDTH} columns. */
public final class WrappedText {
  private WrappedText() {}

  /** A sentence as an entry of a list. */
  static String of(String sentence) {
    return of("  - ", sentence);
  }

  /**
   * A sentence behind a start as wide as its further lines are set in, with the end of its last
   * line.
   *
   * @param start ends with a space
   */
  public static String of(String start, String sentence) {
    StringBuilder text = new StringBuilder(start.substring(0, start.length() - 1));
    int column = text.length();
    for (String word : sentence.split(" ")) {
      if (column + 1 + word.length() > TerminalTable.WIDTH) {
        text.append("\n").append(" ".repeat(start.length() - 1));
        column = start.length() - 1;
      }
      text.append(' ').append(word);
      column += 1 + word.length();
    }
    return text.append('\n').toString();
  }
}
