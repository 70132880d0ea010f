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
public final class LeastRateStream extends FilterInputStream {
  private static final int LEAST_BYTES_A_SECOND = 3 << 10;

  private static final Duration WITHIN = Duration.ofSeconds(20);

  private final LongSupplier clock;
  private final Duration within;
  private final long leastBytes;
  private long waitedNanos;
  private long came;

  /** A body of which at least 60 KiB must come in 20 s. */
  LeastRateStream(InputStream body) {
    this(body, System::nanoTime);
  }

  /**
   * A body of which at least 3 KiB a second must come.
   *
   * @param within the time over which that is the mean
   */
  public LeastRateStream(InputStream body, Duration within) {
    this(body, System::nanoTime, within);
  }

  LeastRateStream(InputStream body, LongSupplier clock) {
    this(body, clock, WITHIN);
  }

  private LeastRateStream(InputStream body, LongSupplier clock, Duration within) {
    super(body);
    this.clock = clock;
    this.within = within;
    this.leastBytes = LEAST_BYTES_A_SECOND * within.toMillis() / 1000;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws IOException also if too little came
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

  /** Reads, as what is passed over has to come too. */
  @Override
  public long skip(long bytes) throws IOException {
    byte[] buffer = new byte[(int) Math.max(0, Math.min(bytes, 1 << 13))];
    return buffer.length == 0 ? 0 : Math.max(0, read(buffer, 0, buffer.length));
  }

  private void requireRate() throws IOException {
    if (waitedNanos < within.toNanos()) {
      return;
    }
    if (came < leastBytes) {
      throw new IOException(
          "the store sent " + came + " bytes in " + within.toSeconds() + " s, which is too slow");
    }
    waitedNanos = 0;
    came = 0;
  }
}
