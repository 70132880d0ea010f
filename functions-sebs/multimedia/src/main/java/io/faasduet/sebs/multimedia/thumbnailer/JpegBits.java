package io.faasduet.sebs.multimedia.thumbnailer;

import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;

/** The coefficients of a JPEG as Huffman codes. Not thread-safe. */
final class JpegBits {
  private final ByteArrayOutputStream out;
  private long bits;
  private int count;

  JpegBits(ByteArrayOutputStream out) {
    this.out = out;
  }

  /** A Huffman code: {@code length << 16 | code} by symbol. */
  static int[] code(JPEGHuffmanTable table) {
    int[] codes = new int[256];
    short[] lengths = table.getLengths();
    short[] symbols = table.getValues();
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= lengths.length; length++) {
      for (int i = 0; i < lengths[length - 1]; i++) {
        codes[symbols[symbol++]] = length << 16 | code++;
      }
      code <<= 1;
    }
    return codes;
  }

  /**
   * Writes a block.
   *
   * @param coefficients row by row
   * @param previous the first coefficient of the component's block before
   * @param order where in the rows each coefficient is that is written
   * @param dc the code of first coefficients
   * @param ac the code of the others
   */
  void block(int[] coefficients, int previous, int[] order, int[] dc, int[] ac) {
    number(coefficients[0] - previous, 0, dc);
    int zeros = 0;
    for (int k = 1; k < order.length; k++) {
      int value = coefficients[order[k]];
      if (value == 0) {
        zeros++;
      } else {
        for (; zeros > 15; zeros -= 16) {
          put(ac[0xF0]);
        }
        number(value, zeros, ac);
        zeros = 0;
      }
    }
    if (zeros > 0) {
      put(ac[0]);
    }
  }

  private void number(int value, int zeros, int[] code) {
    int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    put(code[zeros << 4 | size]);
    // a negative number is one less, in as many bits
    put(size << 16 | (value < 0 ? value - 1 : value) & (1 << size) - 1);
  }

  private void put(int code) {
    int length = code >> 16;
    bits = bits << length | code & 0xFFFF;
    count += length;
    while (count >= 8) {
      count -= 8;
      int next = (int) (bits >> count) & 0xFF;
      out.write(next);
      if (next == 0xFF) {
        out.write(0);
      }
    }
  }

  /** Fills the last byte with ones. */
  void end() {
    put(7 << 16 | 0x7F);
    count = 0;
  }
}
