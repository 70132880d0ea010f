package io.faasduet.sebs.video;

/**
 * How alike two frames are to the eye: SSIM of Wang, Bovik, Sheikh and Simoncelli (2004), in
 * windows of 8 × 8 at every fourth column and row, as FFmpeg's filter of that name. 1 for the same.
 */
final class StructuralSimilarity {
  private static final int WINDOW = 8;
  private static final int STEP = 4;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  private StructuralSimilarity() {}

  /** Of brightness and colours together, each by how many samples it has. */
  static double of(YuvFrame one, YuvFrame other) {
    int columns = (one.width() + 1) / 2;
    int rows = (one.height() + 1) / 2;
    return (4 * of(one.luma(), other.luma(), one.width(), one.height())
            + of(one.blue(), other.blue(), columns, rows)
            + of(one.red(), other.red(), columns, rows))
        / 6;
  }

  private static double of(byte[] one, byte[] other, int width, int height) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= height; y += STEP) {
      for (int x = 0; x + WINDOW <= width; x += STEP) {
        sum += window(one, other, y * width + x, width);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double window(byte[] one, byte[] other, int start, int width) {
    int first = 0;
    int second = 0;
    int squares = 0;
    int products = 0;
    for (int y = 0; y < WINDOW; y++) {
      for (int at = start + y * width; at < start + y * width + WINDOW; at++) {
        int a = one[at] & 0xFF;
        int b = other[at] & 0xFF;
        first += a;
        second += b;
        squares += a * a + b * b;
        products += a * b;
      }
    }
    double count = WINDOW * WINDOW;
    double means = 2.0 * first * second / (count * count);
    double meanSquares = ((double) first * first + (double) second * second) / (count * count);
    double covariance = 2 * products / count - means;
    double variances = squares / count - meanSquares;
    return (means + C1) * (covariance + C2) / ((meanSquares + C1) * (variances + C2));
  }
}
