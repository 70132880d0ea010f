package io.faasduet.objectstore;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A body that is given up when the store sends it too slowly, though a byte comes now and then.
 * Only the time spent waiting for the store counts. Not thread-safe.
 */
final class LeastRateStream extends FilterInputStream {
  /** 3 KiB a second. */
  private static final int LEAST_BYTES = 60 << 10;

  private static final Duration WITHIN = Duration.ofSeconds(20);

  private final LongSupplier clock;
  private long waitedNanos;
  private long came;

  LeastRateStream(InputStream body) {
    this(body, System::nanoTime);
  }

  LeastRateStream(InputStream body, LongSupplier clock) {
    super(body);
    this.clock = clock;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws IOException also if fewer than 60 KiB came in 20 s
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    long before = clock.getAsLong();
    int count = in.read(buffer, offset, length);
    if (count > 0) {
      waitedNanos += clock.getAsLong() - before;
      came += count;
      requireRate();
    }
    return count;
  }

  private void requireRate() throws IOException {
    if (waitedNanos < WITHIN.toNanos()) {
      return;
    }
    if (came < LEAST_BYTES) {
      throw new IOException(
          "the store sent " + came + " bytes in " + WITHIN.toSeconds() + " s, which is too slow");
    }
    waitedNanos = 0;
    came = 0;
  }
}
