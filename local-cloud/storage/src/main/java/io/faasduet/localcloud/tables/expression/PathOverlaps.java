package io.faasduet.localcloud.tables.expression;

import java.util.List;

/** The check that no two paths of an expression lead through each other. */
final class PathOverlaps {
  private PathOverlaps() {}

  /** Adds a path to those that were there before it in the expression. */
  static void add(DocumentPath path, List<DocumentPath> others, TokenStream tokens) {
    for (DocumentPath other : others) {
      if (other.overlaps(path)) {
        throw tokens.error(message("overlap", other, path));
      } else if (other.conflictsWith(path)) {
        throw tokens.error(message("conflict", other, path));
      }
    }
    others.add(path);
  }

  private static String message(String verb, DocumentPath one, DocumentPath two) {
    return "Two document paths %s with each other; must remove or rewrite one of these paths; path one: %s, path two: %s"
        .formatted(verb, one, two);
  }
}
