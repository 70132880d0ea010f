package io.faasduet.runtime.json;

import java.util.List;
import java.util.Locale;

/** The name that a misspelt one was meant to be. */
final class Spelling {
  private static final int LONGEST = 64;

  private Spelling() {}

  /**
   * The candidate with the fewest edits to a name, one that contains it before others; empty
   * without candidates.
   */
  static String nearest(String name, List<String> candidates) {
    String given = name.toLowerCase(Locale.ROOT);
    given = given.substring(0, Math.min(LONGEST, given.length()));
    String best = "";
    int least = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      boolean part = !given.isEmpty() && candidate.contains(given);
      int edits = part ? 0 : edits(given, candidate.toLowerCase(Locale.ROOT));
      if (edits < least) {
        least = edits;
        best = candidate;
      }
    }
    return best;
  }

  /** Levenshtein's distance. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[to.length()];
  }
}
