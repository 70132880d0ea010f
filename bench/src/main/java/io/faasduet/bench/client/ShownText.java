package io.faasduet.bench.client;

import java.util.regex.Pattern;

/** Texts of others, as a terminal may show them. */
public final class ShownText {
  /** What a terminal acts on instead of showing it, but for the end of a line. */
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\n\t]]");

  private ShownText() {}

  /** The text with a replacement character for each control or format character. */
  public static String of(String text) {
    return UNSEEN.matcher(text).replaceAll("\uFFFD");
  }
}
