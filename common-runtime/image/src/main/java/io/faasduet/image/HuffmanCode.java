package io.faasduet.image;

/** One of a JPEG's Huffman codes, as tables that are looked up by the next bits. Immutable. */
final class HuffmanCode {
  /** How many bits the tables are looked up by. */
  static final int LOOK = 11;

  /** The most bits of a difference of means. */
  private static final int MOST_DIFFERENCE = 11;

  /** As many coefficients as a block has behind its first. */
  private static final int NONE = 63;

  private static final int MOST_VALUES = 3;
  private static final int LONGEST = 16;
  private static final int ZEROS = 0xF0;

  /** {@code length << 8 | symbol} of the code that the bits begin with; 0 if that is longer. */
  private final short[] table = new short[1 << LOOK];

  private final int[] firstCode = new int[LONGEST + 1];
  private final int[] firstIndex = new int[LONGEST + 1];
  private final int[] counts = new int[LONGEST + 1];
  private final byte[] symbols;

  /**
   * The code of a segment {@code DHT}.
   *
   * @param from where the 16 counts begin, which the symbols follow
   * @param count how many symbols there are, the sum of the counts
   */
  HuffmanCode(byte[] segment, int from, int count) {
    symbols = new byte[count];
    System.arraycopy(segment, from + LONGEST, symbols, 0, count);
    int code = 0;
    int index = 0;
    for (int length = 1; length <= LONGEST; length++) {
      firstCode[length] = code;
      firstIndex[length] = index;
      counts[length] = segment[from + length - 1] & 0xFF;
      if (code + counts[length] > 1 << length) {
        throw JpegFile.damaged("a Huffman code has more symbols than fit");
      }
      for (int i = 0; length <= LOOK && i < counts[length]; i++) {
        int start = code + i << LOOK - length;
        int end = start + (1 << LOOK - length);
        java.util.Arrays.fill(table, start, end, (short) (length << 8 | symbols[index + i] & 0xFF));
      }
      code = code + counts[length] << 1;
      index += counts[length];
    }
  }

  /**
   * {@code length << 8 | symbol} of the code that comes next.
   *
   * @param bits the next 32
   */
  int next(int bits) {
    int entry = table[bits >>> 32 - LOOK];
    return entry != 0 ? entry : longer(bits >>> 16);
  }

  private int longer(int bits) {
    for (int length = LOOK + 1; length <= LONGEST; length++) {
      int distance = (bits >>> LONGEST - length) - firstCode[length];
      if (distance >= 0 && distance < counts[length]) {
        return length << 8 | symbols[firstIndex[length] + distance] & 0xFF;
      }
    }
    throw JpegFile.damaged("its pixels have a code that it does not define");
  }

  /**
   * For each value of the next {@value #LOOK} bits all codes that they hold whole: {@code
   * coefficients << 8 | bits}, the bits with the values' own, and negative if the last code is that
   * of a block's end. {@value #NONE} coefficients if they do not hold a code whole. It is what a
   * decoder needs that passes over coefficients.
   */
  int[] runs() {
    int[] runs = new int[1 << LOOK];
    for (int bits = 0; bits < runs.length; bits++) {
      int run = run(bits, 0);
      runs[bits] = run == 0 ? NONE << 8 : run;
    }
    return runs;
  }

  /** The codes that so many bits hold whole behind those that are used. */
  private int run(int bits, int before) {
    int used = before;
    int coefficients = 0;
    while (used < LOOK) {
      int entry = table[bits << used & (1 << LOOK) - 1];
      int length = entry >> 8;
      if (entry == 0 || used + length > LOOK) {
        break;
      }
      int symbol = entry & 0xFF;
      if ((symbol & 15) == 0 && symbol != ZEROS) {
        return 1 << 31 | coefficients << 8 | used + length;
      }
      used += length + (symbol & 15);
      coefficients += 1 + (symbol >> 4);
    }
    return coefficients << 8 | used;
  }

  /**
   * For each value of the next {@value #LOOK} bits the codes of coefficients that they hold whole
   * with their values, up to three and the end of the block.
   *
   * <p>The bits of each, from the lowest: 8 how many bits the codes and values have; three times 5
   * how many coefficients further the next one is, and 8 its value; 6 the sum of the three
   * distances; the uppermost is 1 if the block ends. A distance is 0 where there are fewer. Where
   * there is none, and no end, the sum is {@value #NONE}.
   */
  long[] steps() {
    long[] steps = new long[1 << LOOK];
    for (int bits = 0; bits < steps.length; bits++) {
      steps[bits] = step(bits);
    }
    return steps;
  }

  private long step(int bits) {
    long step = 0;
    int used = 0;
    int sum = 0;
    for (int i = 0; i <= MOST_VALUES; i++) {
      int entry = table[bits << used & (1 << LOOK) - 1];
      int length = entry >> 8;
      int size = entry & 15;
      if (entry == 0 || used + length + size > LOOK) {
        break;
      } else if (size == 0 && (entry & 0xFF) != ZEROS) {
        return 1L << 63 | (long) sum << 48 | step | used + length;
      }
      int value = size == 0 ? 0 : signed(bits << 32 - LOOK + used + length, size);
      if (i == MOST_VALUES || value != (byte) value) {
        break;
      }
      int distance = 1 + (entry >> 4 & 15);
      step |= (distance | (value & 0xFFL) << 5) << 8 + 13 * i;
      sum += distance;
      used += length + size;
    }
    return used == 0 ? (long) NONE << 48 : (long) sum << 48 | step | used;
  }

  /**
   * For each value of the next {@value #LOOK} bits how a block begins: {@code difference << 16 |
   * end << 15 | coefficients << 8 | bits}, where {@code end} is 1 if the block ends with these
   * bits; 0 if they do not hold a difference whole.
   *
   * @param others the code of the other coefficients
   * @param passes whether those that the bits hold whole are passed over; else only the end is seen
   */
  int[] heads(HuffmanCode others, boolean passes) {
    int[] heads = new int[1 << LOOK];
    for (int bits = 0; bits < heads.length; bits++) {
      int entry = table[bits];
      int length = entry >> 8;
      int size = entry & 0xFF;
      if (entry != 0 && size <= MOST_DIFFERENCE && length + size <= LOOK) {
        int difference = signed(bits << 32 - LOOK + length, size);
        int run = others.run(bits, length + size);
        boolean alone = run < 0 && (run >> 8 & 0x7F_FFFF) == 0;
        boolean fits = (run >> 8 & 0x7F_FFFF) < NONE;
        run = alone || passes && fits ? run : length + size;
        heads[bits] = difference << 16 | run >>> 31 << 15 | run & 0x7FFF;
      }
    }
    return heads;
  }

  /**
   * {@code difference << 8 | bits} of the code that comes next and of its value, the difference of
   * two means.
   *
   * @param bits the next 32
   */
  int difference(int bits) {
    int entry = next(bits);
    int size = entry & 0xFF;
    int length = entry >> 8;
    if (size > MOST_DIFFERENCE) {
      throw JpegFile.damaged("its pixels have a brightness out of range");
    }
    return signed(bits << length, size) << 8 | length + size;
  }

  /** The number that is the first so many of 32 bits; those that begin with 0 are negative. */
  static int signed(int bits, int size) {
    int value = (int) ((bits & 0xFFFF_FFFFL) >>> 32 - size);
    // without a branch, which could not be predicted
    return value + (value - (1 << size >> 1) >> 31 & 1 - (1 << size));
  }
}
