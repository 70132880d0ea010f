package io.faasduet.cnnserving;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pictures that came with the function. */
final class TestPictures {
  private TestPictures() {}

  static byte[] embedded(int number) {
    try (InputStream in = CnnServing.class.getResourceAsStream("pictures/" + number + ".jpg")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
