package io.faasduet.image;

/**
 * Decodes the Huffman codes of a block into its samples of a {@link ReducedPlane}. A look at the
 * tables takes as many codes as it can, and the 64 bits that are at hand are read anew only when
 * they are used up: what a block costs is its branches.
 */
final class ReducedBlock {
  /** The last coefficient of a block. */
  private static final int LAST = 63;

  /** The symbol of sixteen coefficients that are 0. */
  private static final int ZEROS = 0xF0;

  private static final int LOOK = HuffmanCode.LOOK;

  private ReducedBlock() {}

  /** Decodes a block, to the bit behind it. */
  static int decode(long[] words, int position, ReducedPlane plane, int to) {
    long next = ScanBits.from(words, position);
    int head = plane.codes.heads()[(int) (next >>> 64 - LOOK)];
    if (head == 0) {
      int difference = plane.component.dc().difference((int) (next >>> 32));
      head = difference >> 8 << 16 | difference & 0xFF;
    }
    plane.mean += head >> 16;
    int mean = plane.mean * plane.step;
    boolean ends = (head & BlockCodes.END) != 0;
    if (plane.side == 1) {
      plane.one(mean, to);
      return ends ? position + (head & 0xFF) : passOver(words, position, next, head, plane);
    } else if (ends) {
      plane.even(mean, to);
      return position + (head & 0xFF);
    } else if (plane.side == 2) {
      return quarters(words, position, next, head, plane, mean, to);
    }
    return squares(words, position + (head & 0xFF), plane, mean, to);
  }

  /** Passes over a block's coefficients behind its head, to the bit behind them. */
  private static int passOver(long[] words, int from, long first, int head, ReducedPlane plane) {
    int[] runs = plane.codes.runs();
    int position = from;
    int used = head & 0xFF;
    long next = first << used;
    int k = head >> 8 & 0x7F;
    while (k < LAST) {
      if (used > 64 - LOOK) {
        position += used;
        next = ScanBits.from(words, position);
        used = 0;
      }
      int run = runs[(int) (next >>> 64 - LOOK)];
      int after = k + (run >> 8 & 0x7F_FFFF);
      if (after < LAST) {
        next <<= run;
        used += run & 0xFF;
        if (run < 0) {
          break;
        }
        k = after;
      } else {
        position += used;
        int entry = plane.component.ac().next((int) (ScanBits.from(words, position) >>> 32));
        position += (entry >> 8) + (entry & 15);
        next = ScanBits.from(words, position);
        used = 0;
        if ((entry & 15) == 0 && (entry & 0xFF) != ZEROS) {
          break;
        }
        k += 1 + (entry >> 4 & 15);
        requireInBlock(k);
      }
    }
    return position + used;
  }

  /** Adds up a block's coefficients with their waves and stores its four samples. */
  private static int quarters(
      long[] words, int from, long first, int head, ReducedPlane plane, int mean, int to) {
    long[] steps = plane.codes.steps();
    long[] waves = plane.waves;
    int position = from;
    int used = head & 0xFF;
    long next = first << used;
    long sum = 0;
    int k = 0;
    while (k < LAST) {
      if (used > 64 - LOOK) {
        position += used;
        next = ScanBits.from(words, position);
        used = 0;
      }
      long step = steps[(int) (next >>> 64 - LOOK)];
      if (k + ((int) (step >>> 48) & 63) < LAST) {
        int low = (int) (step >>> 8);
        int high = (int) (step >>> 34);
        next <<= step;
        used += (int) step & 0xFF;
        k += low & 31;
        sum += (byte) (low >> 5) * waves[k];
        k += low >> 13 & 31;
        sum += (byte) (low >> 18) * waves[k];
        k += high & 31;
        sum += (byte) (high >> 5) * waves[k];
        if (step < 0) {
          break;
        }
      } else {
        position += used;
        int bits = (int) (ScanBits.from(words, position) >>> 32);
        int entry = plane.component.ac().next(bits);
        int size = entry & 15;
        position += (entry >> 8) + size;
        next = ScanBits.from(words, position);
        used = 0;
        if (size == 0 && (entry & 0xFF) != ZEROS) {
          break;
        }
        k += 1 + (entry >> 4 & 15);
        requireInBlock(k);
        sum += HuffmanCode.signed(bits << (entry >> 8), size) * waves[k];
      }
    }
    plane.four(mean, sum, to);
    return position + used;
  }

  /** Adds what a block's coefficients make of each of its samples and stores these. */
  private static int squares(long[] words, int position, ReducedPlane plane, int mean, int to) {
    HuffmanCode code = plane.component.ac();
    int at = position;
    int k = 0;
    while (k < LAST) {
      int next = (int) (ScanBits.from(words, at) >>> 32);
      int entry = code.next(next);
      int size = entry & 15;
      at += (entry >> 8) + size;
      if (size == 0 && (entry & 0xFF) != ZEROS) {
        break;
      }
      if (k == 0) {
        plane.begin(mean);
      }
      k += 1 + (entry >> 4 & 15);
      requireInBlock(k);
      plane.add(HuffmanCode.signed(next << (entry >> 8), size), k);
    }
    if (k == 0) {
      plane.even(mean, to);
    } else {
      plane.many(to);
    }
    return at;
  }

  private static void requireInBlock(int coefficient) {
    if (coefficient > LAST) {
      throw JpegFile.damaged("a block has more than 64 coefficients");
    }
  }
}
