package io.faasduet.sebs.graph;

/**
 * The generator MT19937, seeded as Python's {@code random.seed} does with a whole number, so that
 * both draw the same numbers. Not thread-safe.
 *
 * <p>Source: M. Matsumoto and T. Nishimura, Mersenne Twister, ACM TOMACS 8 (1998), with their
 * initialisation by array of 2002. It is written here rather than taken from a library because a
 * function pays for the library at each cold start.
 */
final class MersenneTwister {
  private static final int SIZE = 624;
  private static final int PERIOD = 397;
  private static final int TWIST = 0x9908b0df;

  private final int[] state = new int[SIZE];
  private int next = SIZE;

  /** A generator whose key is the seed's absolute value, in words of 32 bits, lowest first. */
  MersenneTwister(long seed) {
    long magnitude = Math.abs(seed);
    int high = (int) (magnitude >>> 32);
    initialise(high == 0 ? new int[] {(int) magnitude} : new int[] {(int) magnitude, high});
  }

  /** A number of 53 random bits, at least 0 and less than 1. */
  double nextDouble() {
    int high = nextInt() >>> 5;
    int low = nextInt() >>> 6;
    return (high * 0x1.0p26 + low) * 0x1.0p-53;
  }

  private int nextInt() {
    if (next == SIZE) {
      twist();
    }
    int bits = state[next++];
    bits ^= bits >>> 11;
    bits ^= bits << 7 & 0x9d2c5680;
    bits ^= bits << 15 & 0xefc60000;
    return bits ^ bits >>> 18;
  }

  private void twist() {
    int[] words = state;
    for (int i = 0; i < SIZE - PERIOD; i++) {
      words[i] = words[i + PERIOD] ^ mixed(words[i], words[i + 1]);
    }
    for (int i = SIZE - PERIOD; i < SIZE - 1; i++) {
      words[i] = words[i + PERIOD - SIZE] ^ mixed(words[i], words[i + 1]);
    }
    words[SIZE - 1] = words[PERIOD - 1] ^ mixed(words[SIZE - 1], words[0]);
    next = 0;
  }

  private static int mixed(int upper, int lower) {
    int bits = upper & 0x80000000 | lower & 0x7fffffff;
    return bits >>> 1 ^ -(bits & 1) & TWIST;
  }

  private void initialise(int[] key) {
    state[0] = 19650218;
    for (int i = 1; i < SIZE; i++) {
      state[i] = 1812433253 * previous(i) + i;
    }
    int i = 1;
    for (int step = 0; step < SIZE; step++) {
      int k = step % key.length;
      state[i] = (state[i] ^ previous(i) * 1664525) + key[k] + k;
      i = following(i);
    }
    for (int step = 0; step < SIZE - 1; step++) {
      state[i] = (state[i] ^ previous(i) * 1566083941) - i;
      i = following(i);
    }
    state[0] = 0x80000000;
  }

  private int previous(int i) {
    return state[i - 1] ^ state[i - 1] >>> 30;
  }

  private int following(int i) {
    if (i < SIZE - 1) {
      return i + 1;
    }
    state[0] = state[SIZE - 1];
    return 1;
  }
}
