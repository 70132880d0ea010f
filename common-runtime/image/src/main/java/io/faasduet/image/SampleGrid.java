package io.faasduet.image;

/**
 * Which pixels of an image are kept: every {@code step}-th of a centred grid, in each direction.
 * Pixels are picked, not averaged.
 *
 * @param width columns that are kept
 * @param height rows that are kept
 */
record SampleGrid(int stepX, int stepY, int originX, int originY, int width, int height) {
  /** Pixels; more, of images that are far longer than wide, would only be cut off. */
  static final int MOST_ALIKE = 6_000_000;

  /** The coarsest grid that keeps at least so many columns and rows, or all there are. */
  static SampleGrid of(int sourceWidth, int sourceHeight, int minWidth, int minHeight) {
    return ofSteps(
        sourceWidth,
        sourceHeight,
        Math.max(1, sourceWidth / minWidth),
        Math.max(1, sourceHeight / minHeight));
  }

  /** The coarsest grid, of one step in both directions, that keeps so much of the shorter side. */
  static SampleGrid alike(int sourceWidth, int sourceHeight, int minSide) {
    int step = Math.max(1, Math.min(sourceWidth, sourceHeight) / minSide);
    while ((long) (sourceWidth / step) * (sourceHeight / step) > MOST_ALIKE) {
      step++;
    }
    return ofSteps(sourceWidth, sourceHeight, step, step);
  }

  private static SampleGrid ofSteps(int sourceWidth, int sourceHeight, int stepX, int stepY) {
    int width = sourceWidth / stepX;
    int height = sourceHeight / stepY;
    return new SampleGrid(
        stepX,
        stepY,
        (sourceWidth - (width - 1) * stepX - 1) / 2,
        (sourceHeight - (height - 1) * stepY - 1) / 2,
        width,
        height);
  }

  /** Columns from the first that is kept to the last. */
  int spanX() {
    return (width - 1) * stepX + 1;
  }

  /** Rows from the first that is kept to the last. */
  int spanY() {
    return (height - 1) * stepY + 1;
  }

  /** The kept column that the source's column becomes, or -1. */
  int column(int x) {
    return kept(x - originX, stepX, width);
  }

  /** The kept row that the source's row becomes, or -1. */
  int row(int y) {
    return kept(y - originY, stepY, height);
  }

  private static int kept(int distance, int step, int count) {
    return distance >= 0 && distance % step == 0 && distance / step < count ? distance / step : -1;
  }
}
