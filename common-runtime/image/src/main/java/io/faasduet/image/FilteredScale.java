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

  /** The bits of a weight behind the point, as many as Pillow's: sums are whole numbers. */
  private static final int POINT = 22;

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
        kernels[i].weights[j] = (int) Math.rint(weights[j] / sum * (1 << POINT));
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
    Kernel[] kernels = kernels(across);
    int row = across.target * CHANNELS;
    byte[] narrow = new byte[down.count * row];
    for (int y = 0; y < down.count; y++) {
      int from = ((down.first + y) * width + across.first) * CHANNELS;
      line(rgb, from, CHANNELS, kernels, narrow, y * row, CHANNELS);
    }
    kernels = kernels(down);
    byte[] scaled = new byte[down.target * row];
    for (int x = 0; x < across.target; x++) {
      line(narrow, x * CHANNELS, row, kernels, scaled, x * CHANNELS, row);
    }
    return scaled;
  }

  /** A line of pixels, a row or a column, becomes one of as many pixels as there are kernels. */
  private static void line(
      byte[] source, int from, int step, Kernel[] kernels, byte[] target, int to, int targetStep) {
    int at = to;
    for (Kernel kernel : kernels) {
      int red = 1 << POINT - 1;
      int green = red;
      int blue = red;
      int pixel = from + kernel.first * step;
      int[] weights = kernel.weights;
      for (int i = 0; i < weights.length; i++) {
        int weight = weights[i];
        red += weight * (source[pixel] & 0xFF);
        green += weight * (source[pixel + 1] & 0xFF);
        blue += weight * (source[pixel + 2] & 0xFF);
        pixel += step;
      }
      target[at] = clamped(red);
      target[at + 1] = clamped(green);
      target[at + 2] = clamped(blue);
      at += targetStep;
    }
  }

  private static byte clamped(int sum) {
    return (byte) Math.max(0, Math.min(255, sum >> POINT));
  }

  /** Pixels from the first on, with what each counts. */
  private record Kernel(int first, int[] weights) {}
}
