package io.faasduet.objectstore;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;

/**
 * A body of which the length is known beforehand. One that ends early is an {@link EOFException};
 * older JDKs' HTTP clients give it out as whole, newer ones fail without saying how much was read.
 */
final class ExactLengthStream extends InputStream {
  /** What newer JDKs say of a body that ends early. */
  private static final String PREMATURE_END = "Premature EOF";

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
    int n = readBody(buffer, offset, (int) Math.min(count, left));
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

  private int readBody(byte[] buffer, int offset, int count) throws IOException {
    try {
      return body.read(buffer, offset, count);
    } catch (IOException e) {
      if (PREMATURE_END.equals(e.getMessage())) {
        return -1;
      }
      throw e;
    }
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
