package io.faasduet.models;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The first bytes of a response body. A body that ends before them is an {@link EOFException}. */
final class LimitedStream extends FilterInputStream {
  private final Runnable disconnect;
  private long left;

  /**
   * @param disconnect is called where the body was not read to the end
   */
  LimitedStream(InputStream body, long length, Runnable disconnect) {
    super(body);
    this.left = length;
    this.disconnect = disconnect;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    if (left == 0) {
      return -1;
    }
    int n = in.read(buffer, offset, (int) Math.min(count, left));
    if (n < 0) {
      throw new EOFException("the connection ended " + left + " bytes too early");
    }
    left -= n;
    return n;
  }

  @Override
  public void close() throws IOException {
    if (left > 0) {
      disconnect.run();
    } else {
      in.close();
    }
  }
}
