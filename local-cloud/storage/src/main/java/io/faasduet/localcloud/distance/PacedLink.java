package io.faasduet.localcloud.distance;

import java.io.IOException;

/**
 * One direction of what a bandwidth is of: the streams that go over it at the same time share it.
 * Thread-safe.
 */
final class PacedLink {
  /** A thread that woke too late may make up for so much. */
  private static final long MOST_BEHIND_NANOS = 5_000_000;

  private final Bandwidth bandwidth;
  private long free;

  PacedLink(Bandwidth bandwidth) {
    this.bandwidth = bandwidth;
    this.free = System.nanoTime();
  }

  /** A stream begins: what the link did not carry before does not count for it. */
  synchronized void begin() {
    free += Math.max(0, System.nanoTime() - free);
  }

  /** Waits until the link has carried so many bytes, after those that it was given before. */
  void carry(long bytes) throws IOException {
    DistanceFilter.sleep(reserved(bytes) - System.nanoTime());
  }

  private synchronized long reserved(long bytes) {
    free += Math.max(0, System.nanoTime() - MOST_BEHIND_NANOS - free) + bandwidth.nanos(bytes);
    return free;
  }
}
