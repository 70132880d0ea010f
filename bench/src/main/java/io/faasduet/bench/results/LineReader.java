package io.faasduet.bench.results;

import io.faasduet.files.TextFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The lines of a file as ranges of one buffer; a last line without a line's end is left out. */
final class LineReader implements Closeable {
  private final InputStream in;
  private byte[] buffer = new byte[1 << 18];
  private int filled;
  private int from;
  private int to = -1;

  /** Where in the file the buffer begins. */
  private long offset;

  /** No line is read that begins there or later. */
  private long end;

  private LineReader(InputStream in, long offset, long end) {
    this.in = in;
    this.offset = offset;
    this.end = end;
  }

  static LineReader of(Path file) throws IOException {
    return new LineReader(Files.newInputStream(file), 0, Long.MAX_VALUE);
  }

  /** The lines that begin in a range of a file's bytes. */
  static LineReader of(Path file, long from, long to) throws IOException {
    if (from == 0) {
      return new LineReader(Files.newInputStream(file), 0, to);
    }
    LineReader lines = new LineReader(Files.newInputStream(file), from - 1, to);
    lines.in.skipNBytes(from - 1);
    lines.next();
    return lines;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    from = to + 1;
    to = from;
    while (offset + from < end) {
      while (to < filled) {
        if (buffer[to] == '\n') {
          return true;
        }
        to++;
      }
      if (!fill()) {
        end = 0;
      }
    }
    return false;
  }

  private boolean fill() throws IOException {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, filled - from);
      filled -= from;
      offset += from;
      to -= from;
      from = 0;
    } else if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(read, 0);
    return read > 0;
  }

  /** The buffer, whose content changes by {@link #next}. */
  byte[] bytes() {
    return buffer;
  }

  /** Where the line begins. */
  int from() {
    return from;
  }

  /** Where it ends, before the line's end. */
  int to() {
    return to > from && buffer[to - 1] == '\r' ? to - 1 : to;
  }

  /** The line, the first one without a byte-order mark. */
  String text() {
    String line = new String(buffer, from, to() - from, StandardCharsets.UTF_8);
    return offset + from == 0 ? TextFile.withoutMark(line) : line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
