package io.faasduet.image;

/**
 * An image in RGB, as stored, with the mean of each square of its pixels for one.
 *
 * @param rgb row by row, red first
 * @param side how many pixels a square had in each direction
 */
record ReducedImage(byte[] rgb, int width, int height, int side) {
  private static final int CHANNELS = 3;

  /** The largest of 1, 2, 4 and 8 that is no more than a number. */
  static int powerOfTwo(int most) {
    return Math.max(1, Integer.highestOneBit(Math.min(most, 8)));
  }

  /** The same with the means of rectangles; the side is no longer right and stays as it is. */
  ReducedImage further(int across, int down) {
    return new ReducedImage(
        means(rgb, CHANNELS, width, height, across, down),
        (width + across - 1) / across,
        (height + down - 1) / down,
        side);
  }

  /** The means of rectangles; those at the right and the bottom are of what is there. */
  static byte[] means(byte[] pixels, int channels, int width, int height, int across, int down) {
    if (across == 1 && down == 1) {
      return pixels;
    }
    int columns = (width + across - 1) / across;
    int rows = (height + down - 1) / down;
    byte[] means = new byte[columns * rows * channels];
    int[] sums = new int[columns * channels];
    for (int row = 0, to = 0; row < rows; row++) {
      int end = Math.min(height, (row + 1) * down);
      java.util.Arrays.fill(sums, 0);
      for (int y = row * down; y < end; y++) {
        int from = y * width * channels;
        for (int column = 0, sum = 0; column < columns; column++, sum += channels) {
          int right = y * width * channels + Math.min(width, (column + 1) * across) * channels;
          while (from < right) {
            for (int channel = 0; channel < channels; channel++) {
              sums[sum + channel] += pixels[from++] & 0xFF;
            }
          }
        }
      }
      for (int column = 0, sum = 0; column < columns; column++) {
        int count = (Math.min(width, (column + 1) * across) - column * across) * (end - row * down);
        for (int channel = 0; channel < channels; channel++) {
          means[to++] = (byte) ((sums[sum++] + count / 2) / count);
        }
      }
    }
    return means;
  }
}
