package io.faasduet.cli.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that a mistyped one may have meant, by Levenshtein's distance. */
public final class NearestNames {
  private NearestNames() {}

  /** The nearest first; none that differs in more than a third of its letters, or two. */
  public static List<String> to(String name, Collection<String> names) {
    return names.stream()
        .distinct()
        .filter(other -> distance(name, other) <= Math.max(2, other.length() / 3))
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(3)
        .toList();
  }

  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      int[] row = new int[right.length() + 1];
      row[0] = i;
      for (int j = 1; j <= right.length(); j++) {
        int replaced = above[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[right.length()];
  }
}
