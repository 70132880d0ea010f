package io.faasduet.api;

import java.util.Map;
import java.util.Optional;

/**
 * Settings by name, as a process finds them in its environment variables. Immutable. A blank value
 * counts as absent.
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
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A whole number between two bounds, inclusive.
   *
   * @throws InvalidSettingException if the setting is not such a number
   */
  public long number(String name, long defaultValue, long min, long max) {
    return text(name).map(value -> parse(name, value.strip(), min, max)).orElse(defaultValue);
  }

  /**
   * {@code true} or {@code false}.
   *
   * @throws InvalidSettingException if the setting is neither
   */
  public boolean flag(String name, boolean defaultValue) {
    Optional<String> value = text(name).map(String::strip);
    if (value.isPresent() && !value.get().equals("true") && !value.get().equals("false")) {
      throw new InvalidSettingException(
          "%s must be true or false, not '%s'".formatted(name, value.get()));
    }
    return value.map(Boolean::parseBoolean).orElse(defaultValue);
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
