package io.faasduet.image;

/**
 * Scales images by weighted means. Where an image is made smaller the kernel is made as much wider,
 * so that no pixel is left out; that is what Pillow does. First columns, then rows are scaled, each
 * rounded to 8 bits.
 */
enum FilteredScale {
  /** The bicubic kernel of Keys (1981), a = −0.5. */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      if (distance < 1) {
        return ((A + 2) * distance - (A + 3)) * distance * distance + 1;
      }
      return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * A : 0;
    }
  },

  /** The triangle. */
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - distance);
    }
  };

  private static final int CHANNELS = 3;
  private static final double A = -0.5;

  private final double radius;

  FilteredScale(double radius) {
    this.radius = radius;
  }

  /** What a pixel counts at a distance of 0 or more, in pixels of the scaled image. */
  abstract double weight(double distance);

  /**
   * How a row or a column is scaled.
   *
   * @param first the first of its pixels that counts
   * @param count how many pixels count
   * @param length how long they are together: the last may be less than a whole one
   * @param target how many pixels they become
   */
  record Line(int first, int count, double length, int target) {}

  /** For each pixel of a scaled line the pixels that it is made of. */
  private Kernel[] kernels(Line line) {
    Kernel[] kernels = new Kernel[line.target];
    double scale = line.length / line.target;
    double wider = Math.max(1, scale);
    for (int i = 0; i < kernels.length; i++) {
      double centre = (i + 0.5) * scale;
      int start = Math.max(0, (int) (centre - radius * wider + 0.5));
      int end = Math.min(line.count, (int) (centre + radius * wider + 0.5));
      double[] weights = new double[end - start];
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] = weight(Math.abs(start + j - centre + 0.5) / wider);
        sum += weights[j];
      }
      kernels[i] = new Kernel(start, new int[weights.length]);
      for (int j = 0; j < weights.length; j++) {
        kernels[i].weights[j] = (int) Math.rint(weights[j] / sum * (1 << PixelPairs.POINT));
      }
    }
    return kernels;
  }

  /**
   * A part of an image, scaled: row by row, red first.
   *
   * @param rgb the image
   * @param width its columns
   * @param across how each row is scaled
   * @param down how each column is scaled
   */
  byte[] scaled(byte[] rgb, int width, Line across, Line down) {
    int row = across.target * CHANNELS;
    int wide = width * CHANNELS;
    byte[] narrow = new byte[down.count * row];
    PixelPairs rows = new PixelPairs(across.count);
    Kernel[] kernels = kernels(across);
    for (int y = 0; y < down.count; y += 2) {
      int next = y + 1 < down.count ? 1 : 0;
      rows.take(rgb, (down.first + y) * wide + across.first * CHANNELS, next * wide, CHANNELS);
      rows.scale(kernels, narrow, y * row, next * row, CHANNELS);
    }
    byte[] scaled = new byte[down.target * row];
    PixelPairs columns = new PixelPairs(down.count);
    kernels = kernels(down);
    for (int x = 0; x < across.target; x += 2) {
      int next = x + 1 < across.target ? 1 : 0;
      columns.take(narrow, x * CHANNELS, next * CHANNELS, row);
      columns.scale(kernels, scaled, x * CHANNELS, next * CHANNELS, row);
    }
    return scaled;
  }

  /** Pixels from the first on, with what each counts. */
  record Kernel(int first, int[] weights) {}
}
