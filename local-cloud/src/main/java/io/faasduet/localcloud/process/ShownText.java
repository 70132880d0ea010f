package io.faasduet.localcloud.process;

import java.util.regex.Pattern;

/** Texts of others, as a terminal may show them. */
public final class ShownText {
  /** What a terminal acts on instead of showing it. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");

  private static final Pattern UNSEEN_BUT_ENDS_OF_LINES =
      Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t]]");

  private ShownText() {}

  /**
   * The text with a replacement character for each control or format character, but for tabs and
   * ends of lines.
   */
  public static String of(String text) {
    return UNSEEN_BUT_ENDS_OF_LINES.matcher(text).replaceAll("\uFFFD");
  }

  /** As {@link #of}, on one line: ends of lines are replaced also. */
  public static String inLine(String text) {
    return UNSEEN.matcher(text).replaceAll("\uFFFD");
  }
}
