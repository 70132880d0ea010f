package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * An object of an input.
 *
 * @param key its whole key, with the prefix
 * @param file its content
 */
public record InputObject(String key, Path file) {
  public InputObject {
    requireNonNull(key, "key");
    requireNonNull(file, "file");
  }
}
