package io.faasduet.localcloud.distance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is read no faster than a link carries. Not thread-safe. */
final class PacedInputStream extends FilterInputStream {
  private final PacedLink link;

  PacedInputStream(InputStream in, PacedLink link) {
    super(in);
    this.link = link;
    link.begin();
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    pace(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    pace(count);
    return count;
  }

  private void pace(int count) throws IOException {
    if (count > 0) {
      link.carry(count);
    }
  }
}
