package io.faasduet.image;

import java.util.ArrayList;
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

  private final JpegFrame frame;
  private final ReducedPlane[] planes;
  private final int side;
  private final ScanBits bits;

  private ReducedJpeg(JpegFrame frame, int reduction) {
    this.frame = frame;
    this.side = BLOCK / reduction;
    this.bits = new ScanBits(frame.data(), frame.from());
    this.planes = new ReducedPlane[frame.components().length];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = plane(frame.components()[i]);
    }
  }

  /**
   * Decodes a file to ⌈width / reduction⌉ × ⌈height / reduction⌉ pixels.
   *
   * @param reduction 2, 4 or 8
   * @throws io.faasduet.api.InvalidRequestException if the codes are damaged
   */
  static ReducedJpeg of(JpegFrame frame, int reduction) {
    ReducedJpeg jpeg = new ReducedJpeg(frame, reduction);
    jpeg.decode();
    return jpeg;
  }

  private ReducedPlane plane(JpegFrame.Component component) {
    int own = side;
    while (own < BLOCK
        && frame.maxColumns() * side % (component.columns() * own * 2) == 0
        && frame.maxRows() * side % (component.rows() * own * 2) == 0) {
      own *= 2;
    }
    int blocksAcross = frame.unitsAcross() * component.columns();
    int blocksDown = frame.unitsDown() * component.rows();
    return new ReducedPlane(component, own, blocksAcross, blocksDown, codes(component, own));
  }

  /** The tables of a component, which often are those of the one before. */
  private BlockCodes codes(JpegFrame.Component component, int own) {
    for (ReducedPlane plane : planes) {
      if (plane != null && plane.codes.areOf(component, own)) {
        return plane.codes;
      }
    }
    return BlockCodes.of(component, own);
  }

  /**
   * A block of each unit.
   *
   * @param start where its first sample is in the first unit
   * @param across how much further in the next unit
   * @param down how much further in the unit below
   */
  private record UnitBlock(ReducedPlane plane, int start, int across, int down) {}

  private UnitBlock[] unit() {
    List<UnitBlock> unit = new ArrayList<>();
    for (ReducedPlane plane : planes) {
      int columns = plane.component.columns();
      int rows = plane.component.rows();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int start = plane.start(column, row);
          unit.add(new UnitBlock(plane, start, plane.start(columns, 0), plane.start(0, rows)));
        }
      }
    }
    return unit.toArray(new UnitBlock[0]);
  }

  private void decode() {
    UnitBlock[] unit = unit();
    int across = frame.unitsAcross();
    int down = frame.unitsDown();
    int interval = frame.restartInterval();
    int untilRestart = interval > 0 ? interval : across * down;
    long[] words = bits.words();
    int limit = bits.limit();
    int position = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        if (untilRestart-- == 0) {
          bits.restart(position);
          limit = bits.limit();
          position = 0;
          untilRestart = interval - 1;
          for (ReducedPlane plane : planes) {
            plane.mean = 0;
          }
        }
        for (UnitBlock place : unit) {
          if (position > limit) {
            position = bits.advance(position);
            limit = bits.limit();
          }
          ReducedPlane plane = place.plane;
          int to = place.start + x * place.across + y * place.down;
          position = ReducedBlock.decode(words, position, plane, to);
        }
      }
    }
    if (position > bits.limit()) {
      bits.advance(position);
    }
  }

  /** How many components a pixel has. */
  int components() {
    return planes.length;
  }

  /** The components of a row of pixels, one pixel after the other. */
  void row(int y, byte[] pixels) {
    int width = pixels.length / planes.length;
    if (planes.length == 3 && isWhole(planes[0]) && isWhole(planes[1]) && isWhole(planes[2])) {
      three(y, width, pixels);
    } else {
      for (int i = 0; i < planes.length; i++) {
        spread(planes[i], y, width, pixels, i);
      }
    }
  }

  /** Whether a component has as many columns as the image. */
  private boolean isWhole(ReducedPlane plane) {
    return plane.component.columns() * plane.side == frame.maxColumns() * side;
  }

  /** Where the samples of a row of pixels begin. */
  private int row(ReducedPlane plane, int y) {
    return y * plane.component.rows() * plane.side / (frame.maxRows() * side) * plane.width;
  }

  private void three(int y, int width, byte[] pixels) {
    byte[] first = planes[0].samples;
    byte[] second = planes[1].samples;
    byte[] third = planes[2].samples;
    int one = row(planes[0], y);
    int two = row(planes[1], y);
    int three = row(planes[2], y);
    for (int x = 0, to = 0; x < width; x++, to += 3) {
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
