package io.faasduet.bench.load;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets one thread wait for times more exactly than the kernel wakes it, which is 50 µs late and
 * more: it parks until a moment before and spins the rest. Where there is one processor alone, or
 * the times are so close that it would do nothing but spin, it parks only, since a processor that
 * spins is missing to what is measured.
 */
final class Pacer {
  /** Linux lets timers be 50 µs late, and a thread needs some more to wake. */
  private static final long SPIN_NANOS = 100_000;

  /** Spins for a tenth of the time at most. */
  private static final long SPARSE_NANOS = 10 * SPIN_NANOS;

  private final boolean maySpin = Runtime.getRuntime().availableProcessors() > 1;
  private long lastNanos = System.nanoTime();

  /**
   * Waits until the time has come, or less: until a moment before it, or until the thread is
   * unparked or interrupted. A caller that needs the very time calls it again.
   *
   * @return whether the time has come
   */
  boolean hasCome(long nanoTime) {
    long left = nanoTime - System.nanoTime();
    if (left <= 0) {
      lastNanos = nanoTime;
      return true;
    }
    long spin = maySpin && nanoTime - lastNanos > SPARSE_NANOS ? SPIN_NANOS : 0;
    if (left > spin) {
      LockSupport.parkNanos(this, left - spin);
    } else {
      Thread.onSpinWait();
    }
    return false;
  }
}
