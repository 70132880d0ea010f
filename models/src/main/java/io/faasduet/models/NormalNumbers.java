package io.faasduet.models;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Standard normal numbers: SplitMix64 (Steele, Lea and Flood 2014) through the transform of Box and
 * Muller. The JDK's generators promise no algorithm for theirs; these are the same on every version
 * and processor, since StrictMath is. Not thread-safe.
 */
final class NormalNumbers {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TO_UNIT = 0x1p-53;

  private long state;
  private double kept;
  private boolean keeping;

  /** The stream that belongs to a name under a seed. */
  NormalNumbers(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    state = mix(seed) ^ hash;
  }

  double next() {
    if (keeping) {
      keeping = false;
      return kept;
    }
    double radius = StrictMath.sqrt(-2 * StrictMath.log(unit()));
    double angle = 2 * StrictMath.PI * unit();
    kept = radius * StrictMath.sin(angle);
    keeping = true;
    return radius * StrictMath.cos(angle);
  }

  /** Uniform, above 0 and up to 1, so that it has a logarithm. */
  private double unit() {
    state += GOLDEN_GAMMA;
    return ((mix(state) >>> 11) + 1) * TO_UNIT;
  }

  private static long mix(long bits) {
    long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
    return twice ^ (twice >>> 31);
  }
}
