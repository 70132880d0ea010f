package io.faasduet.sebs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An object of an input that is too large to be stored: its content is drawn whenever it is
 * fetched.
 *
 * @param key its whole key, with the prefix
 * @param bytes its length
 * @param content what writes it
 */
public record DrawnObject(String key, long bytes, Content content) {
  public DrawnObject {
    requireNonNull(key, "key");
    requireNonNull(content, "content");
  }

  /** What draws a content, the same each time. Thread-safe. */
  @FunctionalInterface
  public interface Content {
    /** Writes exactly as many bytes as the object has, without holding them all. */
    void writeTo(OutputStream out) throws IOException;
  }
}
