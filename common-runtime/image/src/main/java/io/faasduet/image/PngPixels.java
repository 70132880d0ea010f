package io.faasduet.image;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decodes one PNG, a row at a time, and keeps the pixels on the grid. */
final class PngPixels {
  /** Adam7's passes: first column, first row, step between columns, step between rows. */
  private static final int[][] PASSES = {
    {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
  };

  private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

  private final PngFile file;
  private final SampleGrid grid;
  private final int pixelBits;
  private final byte[] rgb;
  private final PngColours colours;
  private final Iterator<ByteBuffer> data;

  PngPixels(PngFile file, SampleGrid grid) {
    this.file = file;
    this.grid = grid;
    this.pixelBits = file.bits() * file.colour().samples();
    this.rgb = new byte[grid.width() * grid.height() * 3];
    this.colours = new PngColours(file);
    this.data = file.data().iterator();
  }

  byte[] decode() {
    Inflater inflater = new Inflater();
    try {
      for (int[] pass : file.interlaced() ? PASSES : ONE_PASS) {
        int columns = count(file.width(), pass[0], pass[2]);
        int rows = count(file.height(), pass[1], pass[3]);
        if (columns > 0 && rows > 0) {
          pass(inflater, pass, columns, rows);
        }
      }
      return rgb;
    } catch (DataFormatException e) {
      throw PngFile.damaged("its pixels cannot be decompressed");
    } finally {
      inflater.end();
    }
  }

  private void pass(Inflater inflater, int[] pass, int columns, int rows)
      throws DataFormatException {
    int bytes = (int) (((long) columns * pixelBits + 7) / 8);
    int lag = Math.max(1, pixelBits / 8);
    byte[] above = new byte[lag + bytes];
    byte[] row = new byte[lag + bytes];
    byte[] filter = new byte[1];
    for (int r = 0; r < rows; r++) {
      inflate(inflater, filter, 0);
      inflate(inflater, row, lag);
      PngFilter.undo(filter[0], row, above, lag);
      int keptRow = grid.row(pass[1] + r * pass[3]);
      if (keptRow >= 0) {
        keep(row, lag, pass, columns, keptRow);
      }
      byte[] spent = above;
      above = row;
      row = spent;
    }
  }

  private void keep(byte[] row, int lag, int[] pass, int columns, int keptRow) {
    for (int c = 0; c < columns; c++) {
      int keptColumn = grid.column(pass[0] + c * pass[2]);
      if (keptColumn >= 0) {
        colours.write(row, lag, c, rgb, (keptRow * grid.width() + keptColumn) * 3);
      }
    }
  }

  private void inflate(Inflater inflater, byte[] target, int from) throws DataFormatException {
    int at = from;
    while (at < target.length) {
      int count = inflater.inflate(target, at, target.length - at);
      at += count;
      if (count == 0) {
        if (!inflater.needsInput() || !data.hasNext()) {
          throw PngFile.damaged("pixels are missing");
        }
        inflater.setInput(data.next());
      }
    }
  }

  private static int count(int size, int first, int step) {
    return (size - first + step - 1) / step;
  }
}
