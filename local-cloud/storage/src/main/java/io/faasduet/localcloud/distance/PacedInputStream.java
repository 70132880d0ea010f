package io.faasduet.localcloud.distance;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that is read no faster than a bandwidth. Not thread-safe. */
final class PacedInputStream extends FilterInputStream {
  private final Bandwidth bandwidth;
  private final long start = System.nanoTime();
  private long bytes;

  PacedInputStream(InputStream in, Bandwidth bandwidth) {
    super(in);
    this.bandwidth = bandwidth;
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
    pace(Math.max(0, count));
    return count;
  }

  private void pace(int count) throws IOException {
    bytes += count;
    DistanceFilter.sleep(bandwidth.nanos(bytes) - (System.nanoTime() - start));
  }
}
