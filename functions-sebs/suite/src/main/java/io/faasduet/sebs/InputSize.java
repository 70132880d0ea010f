package io.faasduet.sebs;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How much work a benchmark's input is. */
public enum InputSize {
  TEST,
  SMALL,
  LARGE;

  /**
   * The size of a name such as {@code small}.
   *
   * @throws IllegalArgumentException if there is none of that name; the message lists them
   */
  public static InputSize of(String name) {
    for (InputSize size : values()) {
      if (size.toString().equals(name)) {
        return size;
      }
    }
    throw new IllegalArgumentException(
        "there is no size '%s'; sizes are %s"
            .formatted(
                name,
                Arrays.stream(values())
                    .map(InputSize::toString)
                    .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
