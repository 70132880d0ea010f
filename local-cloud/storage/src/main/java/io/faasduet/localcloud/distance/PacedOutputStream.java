package io.faasduet.localcloud.distance;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that is written no faster than a bandwidth, from its first byte on. Not thread-safe. */
final class PacedOutputStream extends FilterOutputStream {
  private static final int AT_ONCE = 1 << 16;

  private final Bandwidth bandwidth;
  private long start;
  private long bytes;

  PacedOutputStream(OutputStream out, Bandwidth bandwidth) {
    super(out);
    this.bandwidth = bandwidth;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += AT_ONCE) {
      int count = Math.min(AT_ONCE, length - done);
      if (bytes == 0) {
        start = System.nanoTime();
      }
      bytes += count;
      DistanceFilter.sleep(bandwidth.nanos(bytes) - (System.nanoTime() - start));
      out.write(buffer, offset + done, count);
    }
  }
}
