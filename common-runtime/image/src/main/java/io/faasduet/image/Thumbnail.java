package io.faasduet.image;

/** Shrinks an image into a box, step by step as Pillow's {@code Image.thumbnail} does. */
final class Thumbnail {
  /** How much larger than the result the means of squares may be: Pillow's {@code reducing_gap}. */
  private static final double GAP = 2;

  private Thumbnail() {}

  /** The image upright, no wider and no higher than the box. */
  static RgbImage of(ImageFile file, int boxWidth, int boxHeight) {
    Orientation orientation = file.orientation();
    boolean swapped = orientation.swapped();
    ScaledSize size =
        ScaledSize.within(
            file.width(),
            file.height(),
            swapped ? boxHeight : boxWidth,
            swapped ? boxWidth : boxHeight);
    byte[] rgb = orientation.turn(stored(file, size), size.width, size.height);
    return swapped
        ? new RgbImage(size.height, size.width, file.height(), file.width(), rgb)
        : new RgbImage(size.width, size.height, file.width(), file.height(), rgb);
  }

  private static byte[] stored(ImageFile file, ScaledSize size) {
    ReducedImage image = file.reduced(reduction(file, size));
    if (image.width() == size.width && image.height() == size.height) {
      return image.rgb();
    }
    // the last column and row may stand for less than a square
    double width = (double) file.width() / image.side();
    double height = (double) file.height() / image.side();
    int across = Math.max(1, (int) (width / size.width / GAP));
    int down = Math.max(1, (int) (height / size.height / GAP));
    ReducedImage further = image.further(across, down);
    return FilteredScale.BICUBIC.scaled(
        further.rgb(),
        further.width(),
        new FilteredScale.Line(0, further.width(), width / across, size.width),
        new FilteredScale.Line(0, further.height(), height / down, size.height));
  }

  /**
   * How many pixels of a side may become one. Where Pillow halves once more what its decoder has
   * made a quarter as large, an eighth is decoded, which is the same but for rounding.
   */
  private static int reduction(ImageFile file, ScaledSize size) {
    int side =
        ReducedImage.powerOfTwo(
            (int)
                Math.min(
                    file.width() / (GAP * size.boxWidth), file.height() / (GAP * size.boxHeight)));
    int across = (int) ((double) file.width() / side / size.width / GAP);
    int down = (int) ((double) file.height() / side / size.height / GAP);
    return side == 4 && across == 2 && down == 2 ? 8 : side;
  }

  /** A size in pixels, and the box that it is for. */
  private record ScaledSize(int width, int height, int boxWidth, int boxHeight) {

    /** The largest size that keeps the shape, rounded so that it is kept best. */
    static ScaledSize within(int width, int height, int boxWidth, int boxHeight) {
      if (width <= boxWidth && height <= boxHeight) {
        return new ScaledSize(width, height, boxWidth, boxHeight);
      }
      double aspect = (double) width / height;
      if ((double) boxWidth / boxHeight >= aspect) {
        int low = Math.max(1, (int) Math.floor(boxHeight * aspect));
        int high = Math.max(1, (int) Math.ceil(boxHeight * aspect));
        boolean lower =
            Math.abs(aspect - (double) low / boxHeight)
                <= Math.abs(aspect - (double) high / boxHeight);
        return new ScaledSize(lower ? low : high, boxHeight, boxWidth, boxHeight);
      }
      int low = Math.max(1, (int) Math.floor(boxWidth / aspect));
      int high = Math.max(1, (int) Math.ceil(boxWidth / aspect));
      boolean lower =
          Math.abs(aspect - (double) boxWidth / low) <= Math.abs(aspect - (double) boxWidth / high);
      return new ScaledSize(boxWidth, lower ? low : high, boxWidth, boxHeight);
    }
  }
}
