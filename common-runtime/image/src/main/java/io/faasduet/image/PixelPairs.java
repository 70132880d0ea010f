package io.faasduet.image;

/**
 * Two lines of pixels, rows or columns, that are scaled at the same time: what both have of a
 * colour is one number, the first line's in its lower half, so that one multiplication does for
 * both. Not thread-safe.
 */
final class PixelPairs {
  private static final int CHANNELS = 3;

  /** The bits of a weight behind the point, as many as Pillow's: sums are whole numbers. */
  static final int POINT = 22;

  /** A half in both sums, with which they are rounded. */
  private static final long HALVES = (1L << 32 | 1) << POINT - 1;

  private final long[] pairs;

  /** Lines of so many pixels. */
  PixelPairs(int length) {
    this.pairs = new long[length * CHANNELS];
  }

  /**
   * Takes the pixels of two lines.
   *
   * @param from the first line's first byte
   * @param other how much further the second line is; 0 for the same line twice
   * @param step how much further the next pixel is
   */
  void take(byte[] source, int from, int other, int step) {
    long[] to = pairs;
    int first = from;
    int second = from + other;
    for (int i = 0; i < to.length; i += CHANNELS) {
      to[i] = source[first] & 0xFF | (source[second] & 0xFFL) << 32;
      to[i + 1] = source[first + 1] & 0xFF | (source[second + 1] & 0xFFL) << 32;
      to[i + 2] = source[first + 2] & 0xFF | (source[second + 2] & 0xFFL) << 32;
      first += step;
      second += step;
    }
  }

  /**
   * Stores lines of as many pixels as there are kernels.
   *
   * @param to the first line's first byte
   * @param other how much further the second line is
   * @param step how much further the next pixel is
   */
  void scale(FilteredScale.Kernel[] kernels, byte[] target, int to, int other, int step) {
    long[] source = pairs;
    int at = to;
    for (FilteredScale.Kernel kernel : kernels) {
      long red = HALVES;
      long green = HALVES;
      long blue = HALVES;
      int pixel = kernel.first() * CHANNELS;
      int[] weights = kernel.weights();
      for (int i = 0; i < weights.length; i++) {
        long weight = weights[i];
        red += weight * source[pixel];
        green += weight * source[pixel + 1];
        blue += weight * source[pixel + 2];
        pixel += CHANNELS;
      }
      store(red, target, at, other);
      store(green, target, at + 1, other);
      store(blue, target, at + 2, other);
      at += step;
    }
  }

  private static void store(long sums, byte[] target, int to, int other) {
    int first = (int) sums;
    target[to] = clamped(first >> POINT);
    target[to + other] = clamped((int) (sums - first >> 32) >> POINT);
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
