package io.faasduet.image;

import java.util.Arrays;

/**
 * A component of a {@link ReducedJpeg}: its samples, and what makes them of a block's coefficients.
 * Not thread-safe.
 */
final class ReducedPlane {
  private static final int BLOCK = 8;

  /** The bits behind the point of {@link #waves}. */
  private static final int POINT = 10;

  private static final int LANE = 21;

  /** Where each coefficient of a block belongs, in the order in which they are stored. */
  private static final int[] ZIGZAG = zigzag();

  final JpegFrame.Component component;

  /** How many samples a block becomes, in each direction. */
  final int side;

  /** How many samples a row has. */
  final int width;

  final byte[] samples;

  /** What a coefficient adds to each sample, for more samples than four. */
  private final float[] weights;

  /**
   * What a coefficient adds to the four samples of a block. Each wave is as high in both halves of
   * a block, or in one as low as it is high in the other, so it is one number: from bit 0 on where
   * left and right differ, from {@value #LANE} on where top and bottom do, from twice that on where
   * both do. What waves that have whole periods in a half add is 0.
   */
  final long[] waves;

  /** The last block's mean, in steps. */
  int mean;

  /** The step of a block's mean. */
  final int step;

  /** The tables of the component's codes. */
  final BlockCodes codes;

  private final float[] sums = new float[BLOCK * BLOCK];

  /** A component with so many samples a block, and blocks in each direction. */
  ReducedPlane(
      JpegFrame.Component component, int side, int blocksAcross, int blocksDown, BlockCodes codes) {
    this.component = component;
    this.side = side;
    this.width = blocksAcross * side;
    this.samples = new byte[width * blocksDown * side];
    this.weights = weights(side, component.steps());
    this.waves = side == 2 ? waves(weights) : new long[0];
    this.step = component.steps()[0];
    this.codes = codes;
  }

  /** Where the first sample of a block is. */
  int start(int blockColumn, int blockRow) {
    return (blockRow * width + blockColumn) * side;
  }

  /**
   * Stores the one sample of a block.
   *
   * @param mean eight times the mean
   */
  void one(int mean, int to) {
    samples[to] = clamped((mean + 4 >> 3) + 128);
  }

  /**
   * Stores the four samples of a block.
   *
   * @param mean eight times the mean
   * @param sum of coefficients with their {@link #waves}
   */
  void four(int mean, long sum, int to) {
    int across = (int) (sum << 64 - LANE >> 64 - LANE);
    long rest = sum - across >> LANE;
    int down = (int) (rest << 64 - LANE >> 64 - LANE);
    int both = (int) (rest - down >> LANE);
    int middle = (mean << POINT - 3) + (128 << POINT) + (1 << POINT - 1);
    samples[to] = clamped(middle + across + down + both >> POINT);
    samples[to + 1] = clamped(middle - across + down - both >> POINT);
    samples[to + width] = clamped(middle + across - down - both >> POINT);
    samples[to + width + 1] = clamped(middle - across - down + both >> POINT);
  }

  /**
   * Stores the samples of a block that are all the same.
   *
   * @param mean eight times the mean
   */
  void even(int mean, int to) {
    byte sample = clamped((mean + 4 >> 3) + 128);
    for (int y = 0, row = to; y < side; y++, row += width) {
      for (int x = 0; x < side; x++) {
        samples[row + x] = sample;
      }
    }
  }

  /** Begins a block with eight times its mean. */
  void begin(int mean) {
    Arrays.fill(sums, mean / 8f);
  }

  /** Adds what a coefficient makes of each sample of the block. */
  void add(int value, int coefficient) {
    float[] to = sums;
    float[] own = weights;
    int count = side * side;
    int weight = coefficient * count;
    for (int i = 0; i < count; i += 4) {
      to[i] += value * own[weight + i];
      to[i + 1] += value * own[weight + i + 1];
      to[i + 2] += value * own[weight + i + 2];
      to[i + 3] += value * own[weight + i + 3];
    }
  }

  /** Stores the samples of the block. */
  void many(int to) {
    int from = 0;
    for (int y = 0, row = to; y < side; y++, row += width) {
      for (int x = 0; x < side; x++) {
        samples[row + x] = rounded(sums[from++]);
      }
    }
  }

  private static byte rounded(float value) {
    // above 0, where a cast rounds
    return clamped((int) (value + 128.5f + 4096) - 4096);
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  private static long[] waves(float[] weights) {
    long[] waves = new long[BLOCK * BLOCK];
    for (int k = 1; k < waves.length; k++) {
      int differsAcross = ZIGZAG[k] % BLOCK & 1;
      int differsDown = ZIGZAG[k] / BLOCK & 1;
      long height = Math.round(weights[4 * k] * (1 << POINT));
      waves[k] = height << LANE * Math.max(0, differsAcross + 2 * differsDown - 1);
    }
    return waves;
  }

  /**
   * What a step of each coefficient, in the order in which they are stored, adds to each sample:
   * the mean of its wave over the sample's square.
   */
  private static float[] weights(int side, int[] steps) {
    double[][] means = new double[BLOCK][side];
    int square = BLOCK / side;
    for (int u = 0; u < BLOCK; u++) {
      for (int x = 0; x < BLOCK; x++) {
        double wave = Math.cos((2 * x + 1) * u * Math.PI / 16) / 2;
        means[u][x / square] += (u == 0 ? wave / Math.sqrt(2) : wave) / square;
      }
    }
    float[] weights = new float[BLOCK * BLOCK * side * side];
    int to = 0;
    for (int k = 0; k < BLOCK * BLOCK; k++) {
      double[] down = means[ZIGZAG[k] / BLOCK];
      double[] across = means[ZIGZAG[k] % BLOCK];
      for (int i = 0; i < side * side; i++) {
        weights[to++] = (float) (steps[k] * down[i / side] * across[i % side]);
      }
    }
    return weights;
  }

  private static int[] zigzag() {
    int[] order = new int[BLOCK * BLOCK];
    int k = 0;
    for (int diagonal = 0; diagonal < 2 * BLOCK - 1; diagonal++) {
      for (int i = Math.max(0, diagonal - BLOCK + 1); i <= Math.min(diagonal, BLOCK - 1); i++) {
        int row = diagonal % 2 == 0 ? diagonal - i : i;
        order[k++] = row * BLOCK + diagonal - row;
      }
    }
    return order;
  }
}
