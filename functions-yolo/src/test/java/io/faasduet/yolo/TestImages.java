package io.faasduet.yolo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** The images that came with the function. */
final class TestImages {
  private TestImages() {}

  static byte[] embedded(int number) {
    try (InputStream in = Yolo.class.getResourceAsStream("pictures/" + number + ".jpg")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String base64(int number) {
    return Base64.getEncoder().encodeToString(embedded(number));
  }
}
