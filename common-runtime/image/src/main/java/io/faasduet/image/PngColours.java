package io.faasduet.image;

import io.faasduet.image.PngFile.Colour;

/** Makes plain RGB of a PNG's samples: 16 bits are rounded to 8, what is transparent is white. */
final class PngColours {
  private static final int OPAQUE = 255;

  private final int bits;
  private final Colour colour;
  private final byte[] palette;
  private final byte[] transparency;
  private final int brightest;

  PngColours(PngFile file) {
    bits = file.bits();
    colour = file.colour();
    palette = file.palette();
    transparency = file.transparency();
    brightest = (1 << bits) - 1;
  }

  /** Writes the pixel in the column of a row that begins at {@code start}, as 3 bytes. */
  void write(byte[] row, int start, int column, byte[] rgb, int to) {
    int first = column * colour.samples();
    if (colour == Colour.PALETTE) {
      writeEntry(sample(row, start, first), rgb, to);
      return;
    }
    boolean grey = colour == Colour.GREY || colour == Colour.GREY_ALPHA;
    int red = sample(row, start, first);
    int green = grey ? red : sample(row, start, first + 1);
    int blue = grey ? red : sample(row, start, first + 2);
    int alpha =
        switch (colour) {
          case GREY_ALPHA -> toByte(sample(row, start, first + 1));
          case RGB_ALPHA -> toByte(sample(row, start, first + 3));
          default -> isTransparent(red, green, blue, grey) ? 0 : OPAQUE;
        };
    rgb[to] = onWhite(toByte(red), alpha);
    rgb[to + 1] = onWhite(toByte(green), alpha);
    rgb[to + 2] = onWhite(toByte(blue), alpha);
  }

  private void writeEntry(int entry, byte[] rgb, int to) {
    if (entry * 3 >= palette.length) {
      throw PngFile.damaged("a pixel's colour is not in its palette");
    }
    int alpha = entry < transparency.length ? transparency[entry] & 0xFF : OPAQUE;
    for (int i = 0; i < 3; i++) {
      rgb[to + i] = onWhite(palette[entry * 3 + i] & 0xFF, alpha);
    }
  }

  /** The chunk {@code tRNS} names one colour that is transparent, 2 bytes a sample. */
  private boolean isTransparent(int red, int green, int blue, boolean grey) {
    return transparency.length >= (grey ? 2 : 6)
        && named(0) == red
        && (grey || named(2) == green && named(4) == blue);
  }

  private int named(int at) {
    return ((transparency[at] & 0xFF) << 8 | transparency[at + 1] & 0xFF) & brightest;
  }

  private int sample(byte[] row, int start, int index) {
    if (bits == 8) {
      return row[start + index] & 0xFF;
    } else if (bits == 16) {
      int at = start + 2 * index;
      return (row[at] & 0xFF) << 8 | row[at + 1] & 0xFF;
    }
    int bit = index * bits;
    return (row[start + bit / 8] & 0xFF) >> (8 - bits - bit % 8) & brightest;
  }

  private int toByte(int sample) {
    return bits == 8 ? sample : (sample * 255 + brightest / 2) / brightest;
  }

  private static byte onWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (OPAQUE - alpha) + 127) / 255);
  }
}
