package io.faasduet.sebs.dna;

import io.faasduet.api.InvalidRequestException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A sequence drawn as a line that steps up for G, down for T, and makes a bump for A and a dent for
 * C: the default transform of the Python package squiggle 0.3.1. Immutable.
 *
 * <p>Source: B. D. Lee, Squiggle, F1000Research 7:1388 (2018).
 */
final class Squiggle {
  private final String characters;

  private Squiggle(String characters) {
    this.characters = characters;
  }

  /**
   * The line of a file, of which every character counts, as in SeBS: its header, its line ends and
   * letters that are no base as well, which are drawn as level steps.
   *
   * @throws InvalidRequestException if the file is not text in UTF-8
   */
  static Squiggle of(byte[] file) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidRequestException("the sequence is not text in UTF-8", e);
    }
    String upper = text.replace("\r\n", "\n").toUpperCase(Locale.ROOT);
    if (upper.codePointCount(0, upper.length()) < upper.length()) {
      upper = upper.replaceAll("[\\x{10000}-\\x{10FFFF}]", "-");
    }
    return new Squiggle(upper);
  }

  /** How many characters are drawn; the line has twice as many points, and one. */
  int length() {
    return characters.length();
  }

  /**
   * Writes {@code [[x, …], [y, …]]}, byte for byte as Python's {@code json.dumps} does, some 34
   * bytes a character. The stream is neither flushed nor closed.
   */
  void writeJson(OutputStream out) throws IOException {
    DecimalWriter json = new DecimalWriter(out);
    json.text("[[0.0");
    for (int x = 0; x < characters.length(); x++) {
      json.half(x, ", ");
      json.whole(x + 1, ", ");
      json.text(".0");
    }
    json.text("], [0");
    int level = 0;
    for (int i = 0; i < characters.length(); i++) {
      switch (characters.charAt(i)) {
        case 'A' -> json.half(level, ", ");
        case 'C' -> json.half(level - 1, ", ");
        case 'T' -> json.half(--level, ", ");
        case 'G' -> json.half(level++, ", ");
        default -> json.whole(level, ", ");
      }
      json.whole(level, ", ");
    }
    json.text("]]");
    json.drain();
  }
}
