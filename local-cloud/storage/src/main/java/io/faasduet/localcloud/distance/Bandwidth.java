package io.faasduet.localcloud.distance;

import static java.util.Objects.requireNonNull;

/**
 * How many bits a second a function's link to a service carries in each direction.
 *
 * @param mbitPerSecond millions of bits
 * @param source where it is from
 * @param shared whether all functions have one link between them, instead of each its own
 */
public record Bandwidth(double mbitPerSecond, String source, boolean shared) {
  private static final double BITS_PER_BYTE = 8;

  public Bandwidth {
    requireNonNull(source, "source");
    if (!(mbitPerSecond > 0 && mbitPerSecond <= 1e6)) {
      throw new IllegalArgumentException(
          "a bandwidth is more than 0 and at most 1000000 Mbit/s, not " + mbitPerSecond);
    }
  }

  /** That of each function's own link. */
  public Bandwidth(double mbitPerSecond, String source) {
    this(mbitPerSecond, source, false);
  }

  /** Nanoseconds for so many bytes. */
  long nanos(long bytes) {
    return Math.round(bytes * BITS_PER_BYTE * 1000 / mbitPerSecond);
  }
}
