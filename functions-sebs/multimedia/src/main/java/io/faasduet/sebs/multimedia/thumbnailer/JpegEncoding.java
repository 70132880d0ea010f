package io.faasduet.sebs.multimedia.thumbnailer;

import io.faasduet.image.RgbImage;
import java.io.ByteArrayOutputStream;
import javax.imageio.plugins.jpeg.JPEGHuffmanTable;
import javax.imageio.plugins.jpeg.JPEGQTable;

/**
 * Writes baseline JPEG of quality 75, colours halved in both directions, with the standard's
 * Huffman codes: what libjpeg writes unless told otherwise. The JDK's writer makes as good a file,
 * and takes most of a small image's cold start, for it loads AWT.
 */
final class JpegEncoding {
  private static final int BLOCK = 8;
  private static final JPEGQTable LUMA = JPEGQTable.K1Luminance.getScaledInstance(0.5f, true);
  private static final JPEGQTable CHROMA = JPEGQTable.K2Chrominance.getScaledInstance(0.5f, true);
  private static final int[] LUMA_DC = JpegBits.code(JPEGHuffmanTable.StdDCLuminance);
  private static final int[] LUMA_AC = JpegBits.code(JPEGHuffmanTable.StdACLuminance);
  private static final int[] CHROMA_DC = JpegBits.code(JPEGHuffmanTable.StdDCChrominance);
  private static final int[] CHROMA_AC = JpegBits.code(JPEGHuffmanTable.StdACChrominance);
  private static final int[] ZIGZAG = zigzag();

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
  private final int width;
  private final int height;

  private JpegEncoding(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /** A JPEG of an image. */
  static byte[] encode(RgbImage image) {
    JpegEncoding jpeg = new JpegEncoding(image.width(), image.height());
    jpeg.header();
    jpeg.scan(image.bytes());
    jpeg.marker(0xD9);
    return jpeg.out.toByteArray();
  }

  private void header() {
    marker(0xD8);
    segment(0xE0, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0);
    steps(0, LUMA);
    steps(1, CHROMA);
    segment(0xC0, 8, height >> 8, height, width >> 8, width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1);
    code(0x00, JPEGHuffmanTable.StdDCLuminance);
    code(0x10, JPEGHuffmanTable.StdACLuminance);
    code(0x01, JPEGHuffmanTable.StdDCChrominance);
    code(0x11, JPEGHuffmanTable.StdACChrominance);
    segment(0xDA, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0);
  }

  private void steps(int id, JPEGQTable table) {
    int[] content = new int[1 + ZIGZAG.length];
    content[0] = id;
    for (int k = 0; k < ZIGZAG.length; k++) {
      content[1 + k] = table.getTable()[ZIGZAG[k]];
    }
    segment(0xDB, content);
  }

  private void code(int id, JPEGHuffmanTable table) {
    int[] content = new int[17 + table.getValues().length];
    content[0] = id;
    for (int i = 0; i < table.getLengths().length; i++) {
      content[1 + i] = table.getLengths()[i];
    }
    for (int i = 0; i < table.getValues().length; i++) {
      content[17 + i] = table.getValues()[i];
    }
    segment(0xC4, content);
  }

  private void marker(int code) {
    out.write(0xFF);
    out.write(code);
  }

  private void segment(int code, int... content) {
    marker(code);
    out.write(content.length + 2 >> 8);
    out.write(content.length + 2);
    for (int value : content) {
      out.write(value);
    }
  }

  private void scan(byte[] rgb) {
    int across = (width + 2 * BLOCK - 1) / (2 * BLOCK);
    int down = (height + 2 * BLOCK - 1) / (2 * BLOCK);
    int columns = across * 2 * BLOCK;
    int rows = down * 2 * BLOCK;
    byte[] luma = new byte[columns * rows];
    byte[] blue = new byte[columns * rows / 4];
    byte[] red = new byte[columns * rows / 4];
    separate(rgb, columns, rows, luma, blue, red);
    CosineTransform brightness = new CosineTransform(LUMA);
    CosineTransform colour = new CosineTransform(CHROMA);
    JpegBits bits = new JpegBits(out);
    int[] block = new int[BLOCK * BLOCK];
    int[] previous = new int[3];
    for (int unit = 0; unit < across * down; unit++) {
      int x = unit % across * BLOCK;
      int y = unit / across * BLOCK;
      for (int i = 0; i < 4; i++) {
        int from = (2 * y + i / 2 * BLOCK) * columns + 2 * x + i % 2 * BLOCK;
        brightness.transform(luma, from, columns, block);
        bits.block(block, previous[0], ZIGZAG, LUMA_DC, LUMA_AC);
        previous[0] = block[0];
      }
      for (int i = 1; i < 3; i++) {
        colour.transform(i == 1 ? blue : red, y * columns / 2 + x, columns / 2, block);
        bits.block(block, previous[i], ZIGZAG, CHROMA_DC, CHROMA_AC);
        previous[i] = block[0];
      }
    }
    bits.end();
  }

  /** Brightness, and the means of four pixels' colours; the last pixels are repeated. */
  private void separate(byte[] rgb, int columns, int rows, byte[] luma, byte[] blue, byte[] red) {
    for (int y = 0; y < rows; y += 2) {
      for (int x = 0; x < columns; x += 2) {
        int blues = 0;
        int reds = 0;
        for (int i = 0; i < 4; i++) {
          int column = Math.min(width - 1, x + i % 2);
          int row = Math.min(height - 1, y + i / 2);
          int at = (row * width + column) * 3;
          int r = rgb[at] & 0xFF;
          int g = rgb[at + 1] & 0xFF;
          int b = rgb[at + 2] & 0xFF;
          // JFIF's conversion, in the fixed point of 16 bits that libjpeg uses
          luma[(y + i / 2) * columns + x + i % 2] =
              (byte) (19_595 * r + 38_470 * g + 7_471 * b + 32_768 >> 16);
          blues += -11_059 * r - 21_709 * g + 32_768 * b + (128 << 16) + 32_767 >> 16;
          reds += 32_768 * r - 27_439 * g - 5_329 * b + (128 << 16) + 32_767 >> 16;
        }
        // libjpeg rounds down and up in turn
        int rounding = 1 + (x / 2 & 1);
        blue[y / 2 * (columns / 2) + x / 2] = (byte) (blues + rounding >> 2);
        red[y / 2 * (columns / 2) + x / 2] = (byte) (reds + rounding >> 2);
      }
    }
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
