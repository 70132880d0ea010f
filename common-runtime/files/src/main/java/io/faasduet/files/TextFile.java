package io.faasduet.files;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of UTF-8 text that people bring, with a byte-order mark at their beginning or without. */
public final class TextFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private TextFile() {}

  /**
   * All of its text, without the mark.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8
   * @throws IOException if it cannot be read
   */
  public static String read(Path file) throws IOException {
    return withoutMark(Files.readString(file));
  }

  /** The beginning of a file, without the mark if it has one. */
  public static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  /**
   * Opens it after the mark.
   *
   * @throws java.nio.charset.CharacterCodingException if it is not UTF-8, here or while it is read
   * @throws IOException if it cannot be read
   */
  public static BufferedReader open(Path file) throws IOException {
    BufferedReader text = Files.newBufferedReader(file);
    try {
      text.mark(1);
      if (text.read() != BYTE_ORDER_MARK) {
        text.reset();
      }
      return text;
    } catch (IOException e) {
      text.close();
      throw e;
    }
  }
}
