package io.faasduet.cli.cloud;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is made on a cloud, in the order in which it is deleted. */
public enum ResourceKind {
  /** The HTTP address of a function, named as the function is. */
  URL,
  /** What feeds a function from a queue, named as the function is. */
  MAPPING,
  FUNCTION,
  QUEUE,
  TABLE,
  /** With the objects in it. */
  BUCKET;

  /** The word for one, such as {@code bucket}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind of a word, in the singular or the plural. */
  public static Optional<ResourceKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> List.of(kind.word(), kind.word() + "s").contains(word))
        .findFirst();
  }
}
