package io.faasduet.cli.command;

/** A text in lines that a terminal of 80 columns holds. */
public final class Paragraph {
  private static final int WIDTH = 80;

  private Paragraph() {}

  /** The text with each line indented, broken between words. */
  public static String of(String indent, String text) {
    StringBuilder lines = new StringBuilder();
    int length = WIDTH;
    for (String word : text.strip().split("\\s+")) {
      if (length + 1 + word.length() > WIDTH) {
        lines.append(lines.isEmpty() ? "" : "\n").append(indent).append(word);
        length = indent.length() + word.length();
      } else {
        lines.append(' ').append(word);
        length += 1 + word.length();
      }
    }
    return lines.toString();
  }
}
