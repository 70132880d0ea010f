package io.faasduet.image;

/** The five ways in which PNG stores a row as differences from its neighbours. */
final class PngFilter {
  private PngFilter() {}

  /**
   * Undoes a row's filter in place.
   *
   * @param row the row's bytes after {@code lag} zeros
   * @param above the row above, unfiltered; zeros for the first row
   * @param lag bytes from a pixel to its left neighbour
   */
  static void undo(int filter, byte[] row, byte[] above, int lag) {
    switch (filter) {
      case 0 -> {}
      case 1 -> {
        for (int i = lag; i < row.length; i++) {
          row[i] += row[i - lag];
        }
      }
      case 2 -> {
        for (int i = lag; i < row.length; i++) {
          row[i] += above[i];
        }
      }
      case 3 -> {
        for (int i = lag; i < row.length; i++) {
          row[i] += (byte) ((row[i - lag] & 0xFF) + (above[i] & 0xFF) >> 1);
        }
      }
      case 4 -> {
        for (int i = lag; i < row.length; i++) {
          row[i] += paeth(row[i - lag] & 0xFF, above[i] & 0xFF, above[i - lag] & 0xFF);
        }
      }
      default -> throw PngFile.damaged("a row has the unknown filter " + filter);
    }
  }

  /** Whichever of the three neighbours is nearest to left + above − corner. */
  private static byte paeth(int left, int above, int corner) {
    int toLeft = Math.abs(above - corner);
    int toAbove = Math.abs(left - corner);
    int toCorner = Math.abs(left + above - 2 * corner);
    if (toLeft <= toAbove && toLeft <= toCorner) {
      return (byte) left;
    }
    return (byte) (toAbove <= toCorner ? above : corner);
  }
}
