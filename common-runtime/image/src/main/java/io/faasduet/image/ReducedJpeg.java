package io.faasduet.image;

import java.util.Arrays;

/**
 * Decodes a JPEG at a half, a quarter or an eighth of its size: each sample is the mean of a square
 * of the whole image's, as in libjpeg's reduced sizes, and most of the arithmetic of the whole is
 * saved. At an eighth it is one coefficient of each block, and the others are passed over.
 *
 * <p>A component with half the columns and rows of the others is reduced by half as much, so that
 * nothing has to be enlarged.
 */
final class ReducedJpeg {
  private static final int BLOCK = 8;

  /** The symbol of sixteen coefficients that are 0. */
  private static final int ZEROS = 0xF0;

  /** Where each coefficient of a block belongs, in the order in which they are stored. */
  private static final int[] ZIGZAG = zigzag();

  private final JpegFrame frame;
  private final Plane[] planes;
  private final int side;
  private final ScanBits bits;
  private final int[] previous;
  private final float[] sums = new float[BLOCK * BLOCK];

  /** The next {@link #left} bits, the first uppermost, and the number of the word behind them. */
  private long next;

  private int left;
  private int word;

  private ReducedJpeg(JpegFrame frame, int reduction) {
    this.frame = frame;
    this.side = BLOCK / reduction;
    this.bits = ScanBits.of(frame.data(), frame.from());
    this.previous = new int[frame.components().length];
    this.planes = new Plane[previous.length];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = plane(frame.components()[i]);
    }
  }

  /**
   * The components of each pixel, row by row: ⌈width / reduction⌉ × ⌈height / reduction⌉ of them.
   *
   * @param reduction 2, 4 or 8
   * @throws io.faasduet.api.InvalidRequestException if the codes are damaged
   */
  static byte[] components(JpegFrame frame, int reduction) {
    ReducedJpeg jpeg = new ReducedJpeg(frame, reduction);
    jpeg.decode();
    return jpeg.interleaved(
        (frame.width() + reduction - 1) / reduction, (frame.height() + reduction - 1) / reduction);
  }

  /**
   * A component's samples, and what makes them of a block's coefficients.
   *
   * @param side how many samples a block becomes, in each direction
   * @param runs what passes over coefficients, if one is enough
   */
  private record Plane(
      JpegFrame.Component component,
      int side,
      int width,
      float[] weights,
      int[] runs,
      byte[] samples) {}

  private Plane plane(JpegFrame.Component component) {
    int own = side;
    while (own < BLOCK
        && frame.maxColumns() * side % (component.columns() * own * 2) == 0
        && frame.maxRows() * side % (component.rows() * own * 2) == 0) {
      own *= 2;
    }
    int width = unitsAcross() * component.columns() * own;
    int height = unitsDown() * component.rows() * own;
    return new Plane(
        component,
        own,
        width,
        weights(own, component.steps()),
        own == 1 ? component.ac().runs() : new int[0],
        new byte[width * height]);
  }

  private int unitsAcross() {
    return units(frame.width(), frame.maxColumns());
  }

  private int unitsDown() {
    return units(frame.height(), frame.maxRows());
  }

  private static int units(int size, int blocks) {
    return (size + BLOCK * blocks - 1) / (BLOCK * blocks);
  }

  private void decode() {
    int across = unitsAcross();
    int down = unitsDown();
    int interval = frame.restartInterval();
    int units = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++, units++) {
        if (interval > 0 && units > 0 && units % interval == 0) {
          restart(units / interval - 1);
        }
        for (int i = 0; i < planes.length; i++) {
          unit(i, planes[i], x, y);
        }
        bits.requireBefore(position());
      }
    }
  }

  private int position() {
    return 32 * word - left;
  }

  private void restart(int number) {
    int position = bits.restart(number, position());
    word = position >> 5;
    left = 32 - (position & 31);
    next = (long) bits.words()[word++] << 32 + (position & 31);
    Arrays.fill(previous, 0);
  }

  /** The blocks of a component that are together in a file. */
  private void unit(int component, Plane plane, int unitX, int unitY) {
    int columns = plane.component.columns();
    int rows = plane.component.rows();
    for (int row = 0; row < rows; row++) {
      int to = ((unitY * rows + row) * plane.width + unitX * columns) * plane.side;
      for (int column = 0; column < columns; column++, to += plane.side) {
        if (plane.side == 1) {
          one(component, plane, to);
        } else if (plane.side == 2) {
          four(plane, mean(component, plane) / 8f, to);
        } else {
          Arrays.fill(sums, 0, plane.side * plane.side, mean(component, plane) / 8f);
          add(plane);
          store(plane, to);
        }
      }
    }
  }

  /** Eight times the block's mean, from the difference to the component's previous one. */
  private int mean(int component, Plane plane) {
    fill();
    int ahead = (int) (next >>> 32);
    int entry = plane.component.dc().next(ahead);
    int size = entry & 0xFF;
    int length = entry >> 8;
    requireDifference(size);
    previous[component] += signed(ahead << length, size);
    next <<= length + size;
    left -= length + size;
    return previous[component] * plane.component.steps()[0];
  }

  /** Makes the next bits at least 32: as many as a code and its value have at most. */
  private void fill() {
    if (left < 32) {
      next |= (bits.words()[word++] & 0xFFFF_FFFFL) << 32 - left;
      left += 32;
    }
  }

  /** The block's mean as its one sample; the other coefficients are passed over. */
  private void one(int component, Plane plane, int to) {
    int[] words = bits.words();
    long ahead = next;
    int count = left;
    int at = word;
    if (count < 32) {
      ahead |= (words[at++] & 0xFFFF_FFFFL) << 32 - count;
      count += 32;
    }
    int first = (int) (ahead >>> 32);
    int code = plane.component.dc().next(first);
    int bits = code & 0xFF;
    requireDifference(bits);
    int mean = previous[component] + signed(first << (code >> 8), bits);
    previous[component] = mean;
    plane.samples[to] = clamped((mean * plane.component.steps()[0] + 4 >> 3) + 128);
    ahead <<= (code >> 8) + bits;
    count -= (code >> 8) + bits;
    int[] runs = plane.runs;
    int k = 1;
    while (k < BLOCK * BLOCK) {
      if (count < 32) {
        ahead |= (words[at++] & 0xFFFF_FFFFL) << 32 - count;
        count += 32;
      }
      int run = runs[(int) (ahead >>> 64 - HuffmanCode.LOOK)];
      int after = k + (run >> 8 & 0x7F_FFFF);
      if (run != 0 && after < BLOCK * BLOCK) {
        ahead <<= run & 0xFF;
        count -= run & 0xFF;
        if (run < 0) {
          break;
        }
        k = after;
      } else {
        int entry = plane.component.ac().next((int) (ahead >>> 32));
        int length = (entry >> 8) + (entry & 15);
        ahead <<= length;
        count -= length;
        if ((entry & 15) == 0 && (entry & 0xFF) != ZEROS) {
          break;
        }
        k += 1 + (entry >> 4 & 15);
        requireInBlock(k - 1);
      }
    }
    next = ahead;
    left = count;
    word = at;
  }

  /** Adds what the other coefficients of a block make of each of its samples. */
  private void add(Plane plane) {
    HuffmanCode code = plane.component.ac();
    int[] words = bits.words();
    float[] weights = plane.weights;
    float[] to = sums;
    int samples = plane.side * plane.side;
    long ahead = next;
    int count = left;
    int at = word;
    int k = 1;
    while (k < BLOCK * BLOCK) {
      if (count < 32) {
        ahead |= (words[at++] & 0xFFFF_FFFFL) << 32 - count;
        count += 32;
      }
      int entry = code.next((int) (ahead >>> 32));
      int size = entry & 15;
      ahead <<= entry >> 8;
      count -= (entry >> 8) + size;
      k += 1 + (entry >> 4 & 15);
      if (size != 0) {
        requireInBlock(k - 1);
        int value = signed((int) (ahead >>> 32), size);
        ahead <<= size;
        int weight = (k - 1) * samples;
        for (int i = 0; i < samples; i += 4) {
          to[i] += value * weights[weight + i];
          to[i + 1] += value * weights[weight + i + 1];
          to[i + 2] += value * weights[weight + i + 2];
          to[i + 3] += value * weights[weight + i + 3];
        }
      } else if ((entry & 0xFF) != ZEROS) {
        break;
      }
    }
    next = ahead;
    left = count;
    word = at;
  }

  /** As {@link #add} and {@link #store} of a block that becomes four samples. */
  private void four(Plane plane, float mean, int to) {
    HuffmanCode code = plane.component.ac();
    int[] words = bits.words();
    float[] weights = plane.weights;
    float first = mean;
    float second = mean;
    float third = mean;
    float fourth = mean;
    long ahead = next;
    int count = left;
    int at = word;
    int k = 1;
    while (k < BLOCK * BLOCK) {
      if (count < 32) {
        ahead |= (words[at++] & 0xFFFF_FFFFL) << 32 - count;
        count += 32;
      }
      int entry = code.next((int) (ahead >>> 32));
      int size = entry & 15;
      ahead <<= entry >> 8;
      count -= (entry >> 8) + size;
      k += 1 + (entry >> 4 & 15);
      if (size != 0) {
        requireInBlock(k - 1);
        int value = signed((int) (ahead >>> 32), size);
        ahead <<= size;
        int weight = 4 * (k - 1);
        first += value * weights[weight];
        second += value * weights[weight + 1];
        third += value * weights[weight + 2];
        fourth += value * weights[weight + 3];
      } else if ((entry & 0xFF) != ZEROS) {
        break;
      }
    }
    next = ahead;
    left = count;
    word = at;
    byte[] samples = plane.samples;
    samples[to] = sample(first);
    samples[to + 1] = sample(second);
    samples[to + plane.width] = sample(third);
    samples[to + plane.width + 1] = sample(fourth);
  }

  private void store(Plane plane, int start) {
    int from = 0;
    int to = start;
    for (int y = 0; y < plane.side; y++, to += plane.width) {
      for (int x = 0; x < plane.side; x++) {
        plane.samples[to + x] = sample(sums[from++]);
      }
    }
  }

  private static void requireDifference(int size) {
    if (size > 11) {
      throw JpegFile.damaged("its pixels have a brightness out of range");
    }
  }

  private static void requireInBlock(int coefficient) {
    if (coefficient >= BLOCK * BLOCK) {
      throw JpegFile.damaged("a block has more than 64 coefficients");
    }
  }

  /** Rounded above 0, where a cast does it. */
  private static byte sample(float value) {
    return clamped((int) (value + 128.5f + 4096) - 4096);
  }

  private static byte clamped(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }

  /** The number that is the first so many of 32 bits; those that begin with 0 are negative. */
  private static int signed(int bits, int size) {
    int value = (int) ((bits & 0xFFFF_FFFFL) >>> 32 - size);
    // without a branch, which could not be predicted
    return value + (value - (1 << size >> 1) >> 31 & 1 - (1 << size));
  }

  private byte[] interleaved(int width, int height) {
    byte[] pixels = new byte[width * height * planes.length];
    for (int i = 0; i < planes.length; i++) {
      Plane plane = planes[i];
      int fullAcross = frame.maxColumns() * side;
      int fullDown = frame.maxRows() * side;
      int ownAcross = plane.component.columns() * plane.side;
      int ownDown = plane.component.rows() * plane.side;
      int to = i;
      for (int y = 0; y < height; y++) {
        int row = y * ownDown / fullDown * plane.width;
        if (ownAcross == fullAcross) {
          to = spread(plane.samples, row, width, pixels, to);
        } else {
          for (int x = 0; x < width; x++, to += planes.length) {
            pixels[to] = plane.samples[row + x * ownAcross / fullAcross];
          }
        }
      }
    }
    return pixels;
  }

  private int spread(byte[] samples, int row, int width, byte[] pixels, int start) {
    int step = planes.length;
    int to = start;
    for (int from = row; from < row + width; from++, to += step) {
      pixels[to] = samples[from];
    }
    return to;
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
