package io.faasduet.image;

import java.util.Optional;

/**
 * What the segments of a JPEG say of its pixels, where these are one scan of Huffman codes: nearly
 * all that are not progressive.
 *
 * @param components in the scan's order, which is the frame's
 * @param restartInterval after so many units of all components the decoder starts afresh; 0 for
 *     never
 * @param data the file's bytes
 * @param from where the codes begin
 */
record JpegFrame(
    int width, int height, Component[] components, int restartInterval, byte[] data, int from) {

  /**
   * A component.
   *
   * @param columns its blocks in a row of a unit, and its columns in relation to the others'
   * @param rows its blocks in a column of a unit
   * @param steps the steps of quantisation, in the order in which coefficients are stored
   */
  record Component(int columns, int rows, int[] steps, HuffmanCode dc, HuffmanCode ac) {}

  /** The frame of a file whose structure has been walked, unless it has more scans than one. */
  static Optional<JpegFrame> of(JpegFile file) {
    return file.scans() == 1 ? new Walk(file.segments()).toScan() : Optional.empty();
  }

  /** The columns of the component that has the most. */
  int maxColumns() {
    int most = 1;
    for (Component component : components) {
      most = Math.max(most, component.columns());
    }
    return most;
  }

  /** The rows of the component that has the most. */
  int maxRows() {
    int most = 1;
    for (Component component : components) {
      most = Math.max(most, component.rows());
    }
    return most;
  }

  /** How many units there are in a row: so many blocks of each component as are stored together. */
  int unitsAcross() {
    return units(width, maxColumns());
  }

  /** How many rows of units there are. */
  int unitsDown() {
    return units(height, maxRows());
  }

  private static int units(int size, int blocks) {
    return (size + 8 * blocks - 1) / (8 * blocks);
  }

  /** Goes over the segments, whose lengths are known to be right. */
  private static final class Walk {
    private static final int SIZE = 64;

    private final JpegSegments segments;
    private final byte[] file;
    private final int[][] steps = new int[4][];
    private final HuffmanCode[][] codes = new HuffmanCode[2][4];
    private int frame = -1;
    private int restartInterval;

    Walk(JpegSegments segments) {
      this.segments = segments;
      this.file = segments.header();
    }

    Optional<JpegFrame> toScan() {
      for (int at = 2; ; at += 2 + u16(at + 2)) {
        int end = at + 2 + u16(at + 2);
        switch (u8(at + 1)) {
          case 0xC0, 0xC1 -> frame = at + 4;
          case 0xC4 -> codes(at + 4, end);
          case 0xDB -> steps(at + 4, end);
          case 0xDD -> restartInterval = u16(at + 4);
          case 0xDA -> {
            return scan(at + 4, end);
          }
          default -> {
            // another kind of frame, or nothing of the pixels
          }
        }
      }
    }

    private void steps(int from, int end) {
      int at = from;
      while (at < end) {
        int bytes = 1 + (u8(at) >> 4);
        int id = u8(at++) & 15;
        require(id < 4 && bytes <= 2 && at + SIZE * bytes <= end);
        steps[id] = new int[SIZE];
        for (int i = 0; i < SIZE; i++, at += bytes) {
          steps[id][i] = bytes == 1 ? u8(at) : u16(at);
        }
      }
    }

    private void codes(int from, int end) {
      int at = from;
      while (at < end) {
        int kind = u8(at) >> 4;
        int id = u8(at++) & 15;
        require(kind < 2 && id < 4 && at + 16 <= end);
        int count = 0;
        for (int i = 0; i < 16; i++) {
          count += u8(at + i);
        }
        require(at + 16 + count <= end);
        codes[kind][id] = new HuffmanCode(file, at, count);
        at += 16 + count;
      }
    }

    private Optional<JpegFrame> scan(int from, int end) {
      if (frame < 0 || u8(from) != u8(frame + 5)) {
        return Optional.empty();
      }
      Component[] components = new Component[u8(from)];
      require(end - from >= 1 + 2 * components.length);
      for (int i = 0; i < components.length; i++) {
        int described = frame + 6 + 3 * i;
        int columns = u8(described + 1) >> 4;
        int rows = u8(described + 1) & 15;
        if (u8(described) != u8(from + 1 + 2 * i)) {
          return Optional.empty();
        }
        int chosen = u8(from + 2 + 2 * i);
        require(columns >= 1 && columns <= 4 && rows >= 1 && rows <= 4);
        require(u8(described + 2) < 4 && chosen >> 4 < 4 && (chosen & 15) < 4);
        boolean alone = components.length == 1; // then a unit is a block
        components[i] =
            new Component(
                alone ? 1 : columns,
                alone ? 1 : rows,
                present(steps[u8(described + 2)]),
                present(codes[0][chosen >> 4]),
                present(codes[1][chosen & 15]));
      }
      return Optional.of(
          new JpegFrame(
              u16(frame + 3),
              u16(frame + 1),
              components,
              restartInterval,
              segments.file(),
              segments.firstPixels()));
    }

    private static <T> T present(T table) {
      require(table != null);
      return table;
    }

    private static void require(boolean sound) {
      if (!sound) {
        throw JpegFile.damaged("its tables contradict each other");
      }
    }

    private int u8(int at) {
      return file[at] & 0xFF;
    }

    private int u16(int at) {
      return u8(at) << 8 | u8(at + 1);
    }
  }
}
