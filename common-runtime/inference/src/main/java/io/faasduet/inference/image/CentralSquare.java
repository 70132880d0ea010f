package io.faasduet.inference.image;

/**
 * Cuts the largest square out of an image's middle and scales it, with the bicubic kernel of Keys
 * (1981), a = −0.5. Where it is made smaller the kernel is made as much wider, so that no pixel is
 * left out; that is what Pillow does, and what networks' reference inputs are made with. First
 * columns, then rows are scaled, each rounded to 8 bits.
 */
public final class CentralSquare {
  private static final int CHANNELS = 3;
  private static final double KERNEL_RADIUS = 2;
  private static final double A = -0.5;

  private CentralSquare() {}

  /** The square with so many pixels a side. */
  public static RgbImage of(RgbImage image, int side) {
    int square = Math.min(image.width(), image.height());
    int left = (image.width() - square) / 2;
    int top = (image.height() - square) / 2;
    Kernel[] kernels = kernels(square, side);
    byte[] narrow = new byte[square * side * CHANNELS];
    for (int y = 0; y < square; y++) {
      int from = ((top + y) * image.width() + left) * CHANNELS;
      line(image.bytes(), from, CHANNELS, kernels, narrow, y * side * CHANNELS, CHANNELS);
    }
    byte[] scaled = new byte[side * side * CHANNELS];
    int row = side * CHANNELS;
    for (int x = 0; x < side; x++) {
      line(narrow, x * CHANNELS, row, kernels, scaled, x * CHANNELS, row);
    }
    return new RgbImage(side, side, image.sourceWidth(), image.sourceHeight(), scaled);
  }

  /** A line of pixels, a row or a column, becomes one of as many pixels as there are kernels. */
  private static void line(
      byte[] source, int from, int step, Kernel[] kernels, byte[] target, int to, int targetStep) {
    int at = to;
    for (Kernel kernel : kernels) {
      float red = 0.5f;
      float green = 0.5f;
      float blue = 0.5f;
      int pixel = from + kernel.first * step;
      for (float weight : kernel.weights) {
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

  private static byte clamped(float value) {
    return (byte) Math.max(0, Math.min(255, (int) value));
  }

  /** For each pixel of the scaled line the pixels that it is made of. */
  private static Kernel[] kernels(int sourceSize, int targetSize) {
    Kernel[] kernels = new Kernel[targetSize];
    double scale = (double) sourceSize / targetSize;
    double wider = Math.max(1, scale);
    for (int i = 0; i < targetSize; i++) {
      double centre = (i + 0.5) * scale;
      int first = Math.max(0, (int) (centre - KERNEL_RADIUS * wider + 0.5));
      int end = Math.min(sourceSize, (int) (centre + KERNEL_RADIUS * wider + 0.5));
      double[] weights = new double[end - first];
      double sum = 0;
      for (int j = 0; j < weights.length; j++) {
        weights[j] = weight((first + j - centre + 0.5) / wider);
        sum += weights[j];
      }
      kernels[i] = new Kernel(first, new float[weights.length]);
      for (int j = 0; j < weights.length; j++) {
        kernels[i].weights[j] = (float) (weights[j] / sum);
      }
    }
    return kernels;
  }

  private static double weight(double distance) {
    double x = Math.abs(distance);
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }

  /** Pixels from the first on, with what each counts. */
  private record Kernel(int first, float[] weights) {}
}
