package io.faasduet.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** The last coefficient of a block. */
  private static final int LAST = BLOCK * BLOCK - 1;

  /** The symbol of sixteen coefficients that are 0. */
  private static final int ZEROS = 0xF0;

  private static final int LOOK = HuffmanCode.LOOK;

  private final JpegFrame frame;
  private final ReducedPlane[] planes;
  private final int side;
  private final ScanBits bits;
  private final int[] means;

  private ReducedJpeg(JpegFrame frame, int reduction) {
    this.frame = frame;
    this.side = BLOCK / reduction;
    this.bits = ScanBits.of(frame.data(), frame.from());
    this.planes = new ReducedPlane[frame.components().length];
    this.means = new int[planes.length];
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

  private ReducedPlane plane(JpegFrame.Component component) {
    int own = side;
    while (own < BLOCK
        && frame.maxColumns() * side % (component.columns() * own * 2) == 0
        && frame.maxRows() * side % (component.rows() * own * 2) == 0) {
      own *= 2;
    }
    int blocksAcross = frame.unitsAcross() * component.columns();
    return new ReducedPlane(component, own, blocksAcross, frame.unitsDown() * component.rows());
  }

  /**
   * A block of each unit.
   *
   * @param start where its first sample is in the first unit
   * @param across how much further in the next unit
   * @param down how much further in the unit below
   */
  private record UnitBlock(int component, ReducedPlane plane, int start, int across, int down) {}

  private UnitBlock[] unit() {
    List<UnitBlock> unit = new ArrayList<>();
    for (int i = 0; i < planes.length; i++) {
      ReducedPlane plane = planes[i];
      int columns = plane.component.columns();
      int rows = plane.component.rows();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int start = plane.start(column, row);
          unit.add(new UnitBlock(i, plane, start, plane.start(columns, 0), plane.start(0, rows)));
        }
      }
    }
    return unit.toArray(new UnitBlock[0]);
  }

  private void decode() {
    UnitBlock[] unit = unit();
    int[] words = bits.words();
    int across = frame.unitsAcross();
    int down = frame.unitsDown();
    int interval = frame.restartInterval();
    int untilRestart = interval > 0 ? interval : across * down;
    int restarts = 0;
    int position = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        if (untilRestart-- == 0) {
          position = bits.restart(restarts++, position);
          untilRestart = interval - 1;
          Arrays.fill(means, 0);
        }
        for (UnitBlock place : unit) {
          ReducedPlane plane = place.plane;
          int to = place.start + x * place.across + y * place.down;
          int next = (int) (ScanBits.from(words, position) >>> 32);
          int difference = plane.differences[next >>> 32 - LOOK];
          if (difference == 0) {
            difference = plane.component.dc().difference(next);
          }
          position += difference & 0xFF;
          int mean = means[place.component] + (difference >> 8);
          means[place.component] = mean;
          if (plane.side == 1) {
            plane.one(mean * plane.step, to);
            position = passOver(words, position, plane.runs, plane.component.ac());
          } else if (plane.side == 2) {
            position = quarters(words, position, plane, mean * plane.step, to);
          } else {
            position = squares(words, position, plane, mean * plane.step, to);
          }
          bits.requireBefore(position);
        }
      }
    }
  }

  /** Passes over a block's coefficients but for the first, to the bit behind them. */
  private static int passOver(int[] words, int position, int[] runs, HuffmanCode code) {
    long next = ScanBits.from(words, position);
    int left = 64 - (position & 31);
    int word = (position >> 5) + 2;
    int k = 0;
    while (k < LAST) {
      if (left < 32) {
        next |= (words[word++] & 0xFFFF_FFFFL) << 32 - left;
        left += 32;
      }
      int run = runs[(int) (next >>> 64 - LOOK)];
      int after = k + (run >> 8 & 0x7F_FFFF);
      if (after < LAST) {
        next <<= run;
        left -= run & 0xFF;
        if (run < 0) {
          break;
        }
        k = after;
      } else {
        int entry = code.next((int) (next >>> 32));
        int length = (entry >> 8) + (entry & 15);
        next <<= length;
        left -= length;
        if ((entry & 15) == 0 && (entry & 0xFF) != ZEROS) {
          break;
        }
        k += 1 + (entry >> 4 & 15);
        requireInBlock(k);
      }
    }
    return 32 * word - left;
  }

  /** Adds up a block's coefficients with their waves and stores its four samples. */
  private static int quarters(int[] words, int position, ReducedPlane plane, int mean, int to) {
    long[] steps = plane.steps;
    long[] waves = plane.waves;
    long next = ScanBits.from(words, position);
    int left = 64 - (position & 31);
    int word = (position >> 5) + 2;
    long sum = 0;
    int k = 0;
    while (k < LAST) {
      if (left < 32) {
        next |= (words[word++] & 0xFFFF_FFFFL) << 32 - left;
        left += 32;
      }
      long step = steps[(int) (next >>> 64 - LOOK)];
      if (k + ((int) (step >>> 48) & 63) < LAST) {
        int low = (int) (step >>> 8);
        int high = (int) (step >>> 34);
        next <<= step;
        left -= (int) step & 0xFF;
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
        int entry = plane.component.ac().next((int) (next >>> 32));
        int size = entry & 15;
        next <<= entry >> 8;
        left -= (entry >> 8) + size;
        if (size == 0 && (entry & 0xFF) != ZEROS) {
          break;
        }
        k += 1 + (entry >> 4 & 15);
        requireInBlock(k);
        sum += HuffmanCode.signed((int) (next >>> 32), size) * waves[k];
        next <<= size;
      }
    }
    plane.four(mean, sum, to);
    return 32 * word - left;
  }

  /** Adds what a block's coefficients make of each of its samples and stores these. */
  private static int squares(int[] words, int position, ReducedPlane plane, int mean, int to) {
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

  private byte[] interleaved(int width, int height) {
    byte[] pixels = new byte[width * height * planes.length];
    for (int y = 0, to = 0; y < height; y++, to += width * planes.length) {
      if (planes.length == 3 && isWhole(planes[0]) && isWhole(planes[1]) && isWhole(planes[2])) {
        three(y, width, pixels, to);
      } else {
        for (int i = 0; i < planes.length; i++) {
          spread(planes[i], y, width, pixels, to + i);
        }
      }
    }
    return pixels;
  }

  /** Whether a component has as many columns as the image. */
  private boolean isWhole(ReducedPlane plane) {
    return plane.component.columns() * plane.side == frame.maxColumns() * side;
  }

  /** Where the samples of a row of pixels begin. */
  private int row(ReducedPlane plane, int y) {
    return y * plane.component.rows() * plane.side / (frame.maxRows() * side) * plane.width;
  }

  private void three(int y, int width, byte[] pixels, int start) {
    byte[] first = planes[0].samples;
    byte[] second = planes[1].samples;
    byte[] third = planes[2].samples;
    int one = row(planes[0], y);
    int two = row(planes[1], y);
    int three = row(planes[2], y);
    int to = start;
    for (int x = 0; x < width; x++, to += 3) {
      pixels[to] = first[one + x];
      pixels[to + 1] = second[two + x];
      pixels[to + 2] = third[three + x];
    }
  }

  private void spread(ReducedPlane plane, int y, int width, byte[] pixels, int start) {
    int ownAcross = plane.component.columns() * plane.side;
    int fullAcross = frame.maxColumns() * side;
    int row = row(plane, y);
    int to = start;
    for (int x = 0; x < width; x++, to += planes.length) {
      pixels[to] = plane.samples[row + x * ownAcross / fullAcross];
    }
  }
}
