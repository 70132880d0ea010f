package io.faasduet.testkit;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/**
 * The images that a function embeds, {@code images/0.jpg} and so on next to its class, as requests
 * to it.
 *
 * @param function the function's class
 */
public record EmbeddedImages(Class<?> function) {
  /**
   * The file of one image.
   *
   * @param number from 0
   */
  public byte[] file(int number) {
    String name = "images/" + number + ".jpg";
    try (InputStream in = function.getResourceAsStream(name)) {
      if (in == null) {
        throw new FileNotFoundException(function + " has no resource " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same in base64, as JSON requests carry it. */
  public String base64(int number) {
    return Base64.getEncoder().encodeToString(file(number));
  }
}
