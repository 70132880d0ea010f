package io.faasduet.localcloud.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads lines that end with CR LF. */
final class HeadLines {
  private final InputStream in;

  HeadLines(InputStream in) {
    this.in = in;
  }

  /**
   * The next line, a character for each byte, without its end.
   *
   * @param most bytes that it may have
   * @param tooLong the status of the answer if it has more
   * @throws EOFException if the stream ends before the line does
   * @throws MalformedRequestException if it is too long or has other control characters than tabs
   */
  String read(int most, int tooLong) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next;
    while ((next = in.read()) != '\r') {
      if (next < 0) {
        throw new EOFException("the connection ended in a line");
      } else if (next < ' ' && next != '\t' || next == 0x7f) {
        throw new MalformedRequestException(
            400,
            "the request's head has a control character, or a line that does not end with CR LF");
      } else if (line.size() == most) {
        throw new MalformedRequestException(
            tooLong,
            tooLong == 414
                ? "the request's first line is longer than %d bytes".formatted(most)
                : "a line of the request's head is longer than %d bytes".formatted(most));
      }
      line.write(next);
    }
    if (in.read() != '\n') {
      throw new MalformedRequestException(400, "a line of the request does not end with CR LF");
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }
}
