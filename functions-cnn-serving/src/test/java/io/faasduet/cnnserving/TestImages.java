package io.faasduet.cnnserving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The images that came with the function. */
final class TestImages {
  private TestImages() {}

  static byte[] embedded(int number) {
    try (InputStream in = CnnServing.class.getResourceAsStream("pictures/" + number + ".jpg")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
