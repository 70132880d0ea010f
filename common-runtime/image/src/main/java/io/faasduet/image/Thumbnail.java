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
    Size size =
        Size.within(
            file.width(),
            file.height(),
            swapped ? boxHeight : boxWidth,
            swapped ? boxWidth : boxHeight);
    byte[] rgb = orientation.turn(stored(file, size), size.width, size.height);
    return swapped
        ? new RgbImage(size.height, size.width, file.height(), file.width(), rgb)
        : new RgbImage(size.width, size.height, file.width(), file.height(), rgb);
  }

  private static byte[] stored(ImageFile file, Size size) {
    ReducedImage image =
        file.reduced(
            (int)
                Math.min(
                    file.width() / (GAP * size.boxWidth), file.height() / (GAP * size.boxHeight)));
    if (image.width() == size.width && image.height() == size.height) {
      return image.rgb();
    }
    // the last column and row may stand for less than a square
    double width = (double) file.width() / image.side();
    double height = (double) file.height() / image.side();
    int across = Math.max(1, (int) (width / size.width / GAP));
    int down = Math.max(1, (int) (height / size.height / GAP));
    ReducedImage further = image.further(across, down);
    return BicubicScale.scaled(
        further.rgb(),
        further.width(),
        new BicubicScale.Line(0, further.width(), width / across, size.width),
        new BicubicScale.Line(0, further.height(), height / down, size.height));
  }

  /** A size in pixels, and the box that it is for. */
  private record Size(int width, int height, int boxWidth, int boxHeight) {

    /** The largest size that keeps the shape, rounded so that it is kept best. */
    static Size within(int width, int height, int boxWidth, int boxHeight) {
      if (width <= boxWidth && height <= boxHeight) {
        return new Size(width, height, boxWidth, boxHeight);
      }
      double aspect = (double) width / height;
      if ((double) boxWidth / boxHeight >= aspect) {
        int low = Math.max(1, (int) Math.floor(boxHeight * aspect));
        int high = Math.max(1, (int) Math.ceil(boxHeight * aspect));
        boolean lower =
            Math.abs(aspect - (double) low / boxHeight)
                <= Math.abs(aspect - (double) high / boxHeight);
        return new Size(lower ? low : high, boxHeight, boxWidth, boxHeight);
      }
      int low = Math.max(1, (int) Math.floor(boxWidth / aspect));
      int high = Math.max(1, (int) Math.ceil(boxWidth / aspect));
      boolean lower =
          Math.abs(aspect - (double) boxWidth / low) <= Math.abs(aspect - (double) boxWidth / high);
      return new Size(boxWidth, lower ? low : high, boxWidth, boxHeight);
    }
  }
}
