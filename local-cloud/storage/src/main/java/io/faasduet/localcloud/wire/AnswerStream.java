package io.faasduet.localcloud.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The body of an answer. Nothing can be written before the head is. */
final class AnswerStream extends OutputStream {
  private static final byte[] LINE_END = {'\r', '\n'};

  /** How the body ends. */
  private enum Form {
    NONE,
    LENGTH,
    CHUNKS,
    CONNECTION
  }

  private final OutputStream out;
  private Form form = Form.NONE;
  private boolean begun;
  private long left;
  private boolean ended;

  AnswerStream(OutputStream out) {
    this.out = out;
  }

  /** There is no body. */
  void none() {
    begun = true;
  }

  /** The body has so many bytes. */
  void length(long bytes) {
    begin(Form.LENGTH);
    left = bytes;
  }

  /** The body ends with the stream. */
  void unknown(boolean inChunks) {
    begin(inChunks ? Form.CHUNKS : Form.CONNECTION);
  }

  private void begin(Form chosen) {
    begun = true;
    form = chosen;
  }

  /** Whether all that was announced is written. */
  boolean isWhole() {
    return ended && left == 0;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (!begun || ended) {
      throw new IOException(begun ? "the answer has ended" : "the answer has not begun");
    } else if (form == Form.NONE || form == Form.LENGTH && length > left) {
      throw new IOException("the answer is longer than its head says");
    } else if (form == Form.LENGTH) {
      left -= length;
      out.write(bytes, offset, length);
    } else if (form == Form.CHUNKS && length > 0) {
      out.write(Integer.toHexString(length).getBytes(StandardCharsets.US_ASCII));
      out.write(LINE_END);
      out.write(bytes, offset, length);
      out.write(LINE_END);
    } else {
      out.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    if (begun && !ended) {
      ended = true;
      if (form == Form.CHUNKS) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.flush();
    }
  }
}
