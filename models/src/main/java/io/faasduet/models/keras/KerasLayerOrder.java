package io.faasduet.models.keras;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Names that Keras makes by numbering: {@code conv2d}, {@code conv2d_1}, {@code conv2d_2}. */
final class KerasLayerOrder {
  private KerasLayerOrder() {}

  /** Those of one kind, by their numbers. */
  static List<String> of(String kind, Collection<String> names) {
    return names.stream()
        .filter(name -> name.matches(kind + "(_\\d{1,6})?"))
        .sorted(Comparator.comparingInt(name -> number(kind, name)))
        .toList();
  }

  private static int number(String kind, String name) {
    return name.equals(kind) ? 0 : Integer.parseInt(name.substring(kind.length() + 1));
  }
}
