package io.faasduet.build.advisories;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Advisories that a person has looked at: lines {@code <id> <package> <reason>}. */
final class AcceptedAdvisories {
  private final Set<Line> lines = new LinkedHashSet<>();

  /**
   * Reads the lines; those that are empty or begin with {@code #} are skipped.
   *
   * @throws IllegalArgumentException if a line has no reason
   */
  AcceptedAdvisories(List<String> text) {
    for (String line : text) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] words = line.strip().split("\\s+", 3);
      if (words.length < 3) {
        throw new IllegalArgumentException("'%s' is not '<id> <package> <reason>'".formatted(line));
      }
      lines.add(new Line(words[0], words[1]));
    }
  }

  /** Messages on advisories that are not accepted, and on lines that accept none of those found. */
  List<String> problems(List<Advisory> found) {
    List<String> problems = new ArrayList<>();
    Set<Line> unused = new LinkedHashSet<>(lines);
    for (Advisory advisory : found) {
      List<Line> accepting = lines.stream().filter(line -> line.accepts(advisory)).toList();
      if (accepting.isEmpty()) {
        problems.add(advisory.toString());
      }
      unused.removeAll(accepting);
    }
    unused.forEach(
        line -> problems.add(line.name + ": " + line.id + " is accepted, but is not found"));
    return problems;
  }

  private record Line(String id, String name) {
    boolean accepts(Advisory advisory) {
      return advisory.ids().contains(id) && advisory.dependency().name().equals(name);
    }
  }
}
