package io.faasduet.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Ids that no other process draws. {@link UUID#randomUUID} would do, but loads the security
 * providers, which is 20 ms of every cold start; these ids are no secrets. Thread-safe.
 */
final class RandomId {
  private static final UUID SEED = seed();
  private static final SplittableRandom RANDOM =
      new SplittableRandom(SEED.getMostSignificantBits() ^ SEED.getLeastSignificantBits());

  private RandomId() {}

  /** A UUID of version 4. */
  static String next() {
    long high;
    long low;
    synchronized (RANDOM) {
      high = RANDOM.nextLong();
      low = RANDOM.nextLong();
    }
    return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
  }

  /** From the kernel, on Linux: one is drawn each time the file is read. */
  private static UUID seed() {
    try {
      return UUID.fromString(Files.readString(Path.of("/proc/sys/kernel/random/uuid")).strip());
    } catch (IOException | IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }
}
