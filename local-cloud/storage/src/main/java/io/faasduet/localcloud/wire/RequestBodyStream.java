package io.faasduet.localcloud.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The body of a request, of a length that is known or in chunks. Its end is the stream's. */
final class RequestBodyStream extends InputStream {
  private static final int MOST_LINE_BYTES = 4096;
  private static final int MOST_TRAILERS = 100;

  private final InputStream in;
  private final boolean chunked;
  private final HeadLines lines;

  /** Of the body, or of the chunk that is being read. */
  private long left;

  private boolean ended;
  private boolean inChunk;
  private Optional<MalformedRequestException> fault = Optional.empty();

  /**
   * @param length empty for one in chunks
   */
  RequestBodyStream(InputStream in, Optional<Long> length) {
    this.in = in;
    this.chunked = length.isEmpty();
    this.lines = new HeadLines(in);
    this.left = length.orElse(0L);
    this.ended = !chunked && left == 0;
  }

  /** Whether it was read to its end. */
  boolean isEnded() {
    return ended;
  }

  /** What is wrong with it, as far as it was read. */
  Optional<MalformedRequestException> fault() {
    return fault;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (fault.isPresent()) {
      throw fault.get();
    }
    try {
      if (length == 0) {
        return 0;
      }
      if (chunked && left == 0 && !ended) {
        beginChunk();
      }
      if (ended) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      if (count < 0) {
        throw cutShort();
      }
      left -= count;
      ended = !chunked && left == 0;
      return count;
    } catch (MalformedRequestException e) {
      fault = Optional.of(e);
      throw e;
    } catch (EOFException e) {
      fault = Optional.of(cutShort());
      throw fault.get();
    }
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(in.available(), left);
  }

  private void beginChunk() throws IOException {
    if (inChunk && !lines.read(MOST_LINE_BYTES, 400).isEmpty()) {
      throw malformed();
    }
    String line = lines.read(MOST_LINE_BYTES, 400);
    String size = line.split(";", 2)[0].strip();
    if (!size.matches("[0-9A-Fa-f]{1,15}")) {
      throw malformed();
    }
    left = Long.parseLong(size, 16);
    inChunk = true;
    if (left == 0) {
      int trailers = 0;
      while (!lines.read(MOST_LINE_BYTES, 400).isEmpty()) {
        if (++trailers > MOST_TRAILERS) {
          throw malformed();
        }
      }
      ended = true;
    }
  }

  private static MalformedRequestException cutShort() {
    return new MalformedRequestException(400, "the body is shorter than its head says");
  }

  private static MalformedRequestException malformed() {
    return new MalformedRequestException(400, "the body's chunks are malformed");
  }
}
