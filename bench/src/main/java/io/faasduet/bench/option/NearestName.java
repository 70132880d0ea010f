package io.faasduet.bench.option;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** The known name that an unknown one is most likely meant to be. */
public final class NearestName {
  private NearestName() {}

  /** A name that differs in at most a third of its letters; empty if there is none. */
  public static Optional<String> of(String unknown, Collection<String> known) {
    String text = unknown.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(name -> distance(text, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(text, name)));
  }

  /** The end of a message: {@code ; did you mean 'starts'?}, or nothing. */
  public static String question(String unknown, Collection<String> known) {
    return of(unknown, known).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** Levenshtein's: the insertions, deletions and substitutions from one to the other. */
  private static int distance(String from, String to) {
    int[] previous = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] current = new int[to.length() + 1];
      current[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int substituted = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(substituted, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[to.length()];
  }
}
