package io.faasduet.image;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a camera held the image: the Exif field {@code Orientation}, 1 to 8.
 *
 * @param swapped whether rows and columns change places, before the mirroring
 * @param mirroredX whether the upright image's columns run from the right
 * @param mirroredY whether the upright image's rows run from the bottom
 */
record Orientation(boolean swapped, boolean mirroredX, boolean mirroredY) {
  static final Orientation UPRIGHT = new Orientation(false, false, false);

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int ENTRY_BYTES = 12;

  /** The orientation that Exif's number stands for; a number it does not know is upright. */
  static Orientation of(int exif) {
    return switch (exif) {
      case 2 -> new Orientation(false, true, false);
      case 3 -> new Orientation(false, true, true);
      case 4 -> new Orientation(false, false, true);
      case 5 -> new Orientation(true, false, false);
      case 6 -> new Orientation(true, true, false);
      case 7 -> new Orientation(true, true, true);
      case 8 -> new Orientation(true, false, true);
      default -> UPRIGHT;
    };
  }

  /** Reads it from an Exif block, which is a TIFF file; a block that is damaged is upright. */
  static Orientation inExif(ByteBuffer tiff) {
    try {
      ByteBuffer in = tiff.slice();
      in.order(in.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      int directory = in.getInt(4);
      int entries = Short.toUnsignedInt(in.getShort(directory));
      for (int i = 0; i < entries; i++) {
        int entry = directory + 2 + i * ENTRY_BYTES;
        int type = in.getShort(entry + 2);
        if (in.getShort(entry) == TAG && (type == SHORT || type == LONG)) {
          return of(type == SHORT ? in.getShort(entry + 8) : in.getInt(entry + 8));
        }
      }
    } catch (IndexOutOfBoundsException | BufferUnderflowException e) {
      // damaged metadata is no reason to refuse the pixels
    }
    return UPRIGHT;
  }

  /** Turns pixels of 3 bytes, in rows of {@code width}, upright. */
  byte[] turn(byte[] rgb, int width, int height) {
    if (equals(UPRIGHT)) {
      return rgb;
    }
    byte[] upright = new byte[rgb.length];
    int uprightWidth = swapped ? height : width;
    int uprightHeight = swapped ? width : height;
    for (int y = 0, from = 0; y < height; y++) {
      for (int x = 0; x < width; x++, from += 3) {
        int column = swapped ? y : x;
        int row = swapped ? x : y;
        int to =
            ((mirroredY ? uprightHeight - 1 - row : row) * uprightWidth
                    + (mirroredX ? uprightWidth - 1 - column : column))
                * 3;
        upright[to] = rgb[from];
        upright[to + 1] = rgb[from + 1];
        upright[to + 2] = rgb[from + 2];
      }
    }
    return upright;
  }
}
