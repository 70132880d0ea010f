package io.faasduet.models.network;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Standard normal numbers, the same on every version of Java and every processor. Not thread-safe.
 *
 * <p>Each is the sum of two numbers of a table, with signs and places drawn by SplitMix64 (Steele,
 * Lea and Flood 2014), over √2. The table's are normal by the transform of Box and Muller, in
 * StrictMath. That is 50 times as fast as a transform for every number, which decides how long a
 * function with 25 million synthetic weights takes to start for the first time.
 */
final class GaussianStream {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double TO_UNIT = 0x1p-53;

  private static final int TABLE_BITS = 14;
  private static final int TABLE_MASK = (1 << TABLE_BITS) - 1;
  private static final double[] TABLE = table();

  private long state;

  /** The stream that belongs to a name under a seed. */
  GaussianStream(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte b : name.getBytes(UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    state = mix(seed) ^ hash;
  }

  double next() {
    state += GOLDEN_GAMMA;
    long bits = mix(state);
    double one = TABLE[(int) bits & TABLE_MASK];
    double other = TABLE[(int) (bits >>> TABLE_BITS) & TABLE_MASK];
    double sum = (bits & Long.MIN_VALUE) == 0 ? one : -one;
    return (bits & Long.MIN_VALUE >>> 1) == 0 ? sum + other : sum - other;
  }

  /** Normal numbers whose sums of two have variance 1. */
  private static double[] table() {
    double[] table = new double[TABLE_MASK + 1];
    double squares = 0;
    for (int i = 0; i < table.length; i++) {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(unit(2 * i)));
      table[i] = radius * StrictMath.cos(2 * StrictMath.PI * unit(2 * i + 1));
      squares += table[i] * table[i];
    }
    double scale = StrictMath.sqrt(0.5 * table.length / squares);
    for (int i = 0; i < table.length; i++) {
      table[i] *= scale;
    }
    return table;
  }

  /** Uniform, above 0 and up to 1, so that it has a logarithm. */
  private static double unit(int number) {
    return ((mix(number * GOLDEN_GAMMA) >>> 11) + 1) * TO_UNIT;
  }

  private static long mix(long bits) {
    long once = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
    long twice = (once ^ (once >>> 27)) * 0x94d049bb133111ebL;
    return twice ^ (twice >>> 31);
  }
}
