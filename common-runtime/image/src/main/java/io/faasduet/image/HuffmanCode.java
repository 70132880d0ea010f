package io.faasduet.image;

/** One of a JPEG's Huffman codes, as tables that are looked up by the next bits. Immutable. */
final class HuffmanCode {
  /** How many bits the tables are looked up by. */
  static final int LOOK = 12;

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
   * of a block's end. 0 if they do not hold a code whole. It is what a decoder needs that passes
   * over coefficients.
   */
  int[] runs() {
    int[] runs = new int[1 << LOOK];
    for (int bits = 0; bits < runs.length; bits++) {
      runs[bits] = run(bits);
    }
    return runs;
  }

  private int run(int bits) {
    int used = 0;
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
}
