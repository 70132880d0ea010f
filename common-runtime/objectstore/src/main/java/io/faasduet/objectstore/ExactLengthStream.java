package io.faasduet.objectstore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * A body of which the length is known beforehand. One that ends early is an {@link EOFException};
 * the JDK's HTTP client gives it out as whole.
 */
final class ExactLengthStream extends InputStream {
  private final InputStream body;
  private final Runnable abort;
  private final URI address;
  private final long length;
  private long left;

  /** A stream that calls {@code abort} rather than closing the body if it was not read whole. */
  ExactLengthStream(InputStream body, Runnable abort, URI address, long length) {
    this.body = body;
    this.abort = abort;
    this.address = address;
    this.length = length;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    if (left == 0) {
      body.read(); // the body's own end, where the SDK compares checksums
      return -1;
    }
    int n = body.read(buffer, offset, (int) Math.min(count, left));
    if (n < 0) {
      throw new EOFException(
          "the connection was lost after "
              + (length - left)
              + " of "
              + length
              + " bytes of "
              + address);
    }
    left -= n;
    return n;
  }

  @Override
  public void close() throws IOException {
    if (left > 0) {
      abort.run();
    } else {
      body.close();
    }
  }
}
