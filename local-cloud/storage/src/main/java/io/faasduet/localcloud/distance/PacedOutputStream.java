package io.faasduet.localcloud.distance;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that is written no faster than a link carries. Not thread-safe. */
final class PacedOutputStream extends FilterOutputStream {
  private static final int AT_ONCE = 1 << 16;

  private final PacedLink link;
  private boolean begun;

  PacedOutputStream(OutputStream out, PacedLink link) {
    super(out);
    this.link = link;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    if (!begun) {
      link.begin();
      begun = true;
    }
    for (int done = 0; done < length; done += AT_ONCE) {
      int count = Math.min(AT_ONCE, length - done);
      link.carry(count);
      out.write(buffer, offset + done, count);
    }
  }
}
