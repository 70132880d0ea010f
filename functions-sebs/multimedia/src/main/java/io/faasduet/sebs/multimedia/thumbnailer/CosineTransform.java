package io.faasduet.sebs.multimedia.thumbnailer;

import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * The discrete cosine transform of blocks of 8 × 8 samples with their quantisation, by the method
 * of Arai, Agui and Nakajima (1988), whose factors are part of the steps. Not thread-safe.
 */
final class CosineTransform {
  private static final int SIDE = 8;

  /** More than a coefficient may be below 0. */
  private static final int ABOVE = 4096;

  private final float[] factors = new float[SIDE * SIDE];
  private final float[] block = new float[SIDE * SIDE];

  /** A transform whose results are in steps of a table. */
  CosineTransform(JPEGQTable steps) {
    int[] table = steps.getTable();
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (1 / (table[i] * factor(i / SIDE) * factor(i % SIDE) * SIDE));
    }
  }

  private static double factor(int frequency) {
    return frequency == 0 ? 1 : Math.sqrt(2) * Math.cos(frequency * Math.PI / 16);
  }

  /**
   * Transforms a block.
   *
   * @param plane samples from 0 to 255
   * @param from the block's first sample
   * @param width the plane's columns
   * @param target 64 coefficients, row by row
   */
  void transform(byte[] plane, int from, int width, int[] target) {
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        block[y * SIDE + x] = (plane[from + y * width + x] & 0xFF) - 128;
      }
    }
    for (int i = 0; i < SIDE; i++) {
      line(block, i * SIDE, 1);
    }
    for (int i = 0; i < SIDE; i++) {
      line(block, i, SIDE);
    }
    for (int i = 0; i < block.length; i++) {
      target[i] = rounded(block[i] * factors[i]);
    }
  }

  /** The nearest whole number, above 0, where a cast rounds down. */
  private static int rounded(float value) {
    return (int) (value + ABOVE + 0.5f) - ABOVE;
  }

  private static void line(float[] d, int at, int step) {
    float a = d[at] + d[at + 7 * step];
    float h = d[at] - d[at + 7 * step];
    float b = d[at + step] + d[at + 6 * step];
    float g = d[at + step] - d[at + 6 * step];
    float c = d[at + 2 * step] + d[at + 5 * step];
    float f = d[at + 2 * step] - d[at + 5 * step];
    float k = d[at + 3 * step] + d[at + 4 * step];
    float e = d[at + 3 * step] - d[at + 4 * step];
    float even = a - k;
    float turned = (b - c + even) * 0.707106781f;
    d[at] = a + k + b + c;
    d[at + 4 * step] = a + k - b - c;
    d[at + 2 * step] = even + turned;
    d[at + 6 * step] = even - turned;
    float low = e + f;
    float high = g + h;
    float both = (low - high) * 0.382683433f;
    float first = 0.541196100f * low + both;
    float second = 1.306562965f * high + both;
    float middle = (f + g) * 0.707106781f;
    d[at + 5 * step] = h - middle + first;
    d[at + 3 * step] = h - middle - first;
    d[at + step] = h + middle + second;
    d[at + 7 * step] = h + middle - second;
  }
}
