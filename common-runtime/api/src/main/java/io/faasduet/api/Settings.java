package io.faasduet.api;

import java.util.Map;
import java.util.Optional;

/**
 * Settings by name, as a process finds them in its environment variables. Immutable. A blank value
 * counts as absent.
 *
 * <p>Every INIT reads some, so that this has no lambdas: the first few take a millisecond each.
 */
public final class Settings {
  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** Settings from a map of names to values. */
  public static Settings of(Map<String, String> values) {
    return new Settings(values);
  }

  /** The value of a setting. */
  public Optional<String> text(String name) {
    String value = values.get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  /**
   * A whole number between two bounds, inclusive.
   *
   * @throws InvalidSettingException if the setting is not such a number
   */
  public long number(String name, long defaultValue, long min, long max) {
    Optional<String> value = text(name);
    return value.isPresent() ? parse(name, value.get().strip(), min, max) : defaultValue;
  }

  /**
   * {@code true} or {@code false}.
   *
   * @throws InvalidSettingException if the setting is neither
   */
  public boolean flag(String name, boolean defaultValue) {
    Optional<String> value = text(name);
    return value.isPresent() ? parse(name, value.get().strip()) : defaultValue;
  }

  private static boolean parse(String name, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidSettingException(
          "%s must be true or false, not '%s'".formatted(name, value));
    }
    return value.equals("true");
  }

  private static long parse(String name, String value, long min, long max) {
    try {
      long number = Long.parseLong(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, together with numbers out of range
    }
    throw new InvalidSettingException(
        "%s must be a whole number from %d to %d, not '%s'".formatted(name, min, max, value));
  }
}
