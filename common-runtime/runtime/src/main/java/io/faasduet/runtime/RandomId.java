package io.faasduet.runtime;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Ids that no other process draws. {@link UUID#randomUUID} would do, but loads the security
 * providers, which is 20 ms of every cold start; these ids are no secrets. Thread-safe.
 */
final class RandomId {
  private static final Object LOCK = new Object();
  private static SplittableRandom random = seeded();

  private RandomId() {}

  /** A UUID of version 4. */
  static String next() {
    long high;
    long low;
    synchronized (LOCK) {
      high = random.nextLong();
      low = random.nextLong();
    }
    return new UUID(high & ~0xf000L | 0x4000L, low & ~(3L << 62) | 1L << 63).toString();
  }

  /** Begins anew from another seed: a restored process must not repeat the ids of its siblings. */
  static void reseed() {
    SplittableRandom fresh = seeded();
    synchronized (LOCK) {
      random = fresh;
    }
  }

  private static SplittableRandom seeded() {
    UUID seed = seed();
    return new SplittableRandom(seed.getMostSignificantBits() ^ seed.getLeastSignificantBits());
  }

  /** From the kernel, on Linux: one is drawn each time the file is read. */
  private static UUID seed() {
    // channels, which Files reads by, are 25 classes more of every cold start
    try (InputStream file = new FileInputStream("/proc/sys/kernel/random/uuid")) {
      return UUID.fromString(new String(file.readAllBytes(), StandardCharsets.US_ASCII).strip());
    } catch (IOException | IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }
}
