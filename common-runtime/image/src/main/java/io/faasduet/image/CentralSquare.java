package io.faasduet.image;

/**
 * Cuts the largest square out of an image's middle and scales it, with the bicubic kernel of Keys
 * (1981), a = −0.5. Where it is made smaller the kernel is made as much wider, so that no pixel is
 * left out; that is what Pillow does, and what networks' reference inputs are made with. First
 * columns, then rows are scaled, each rounded to 8 bits.
 */
public final class CentralSquare {
  private CentralSquare() {}

  /** The square with so many pixels a side. */
  public static RgbImage of(RgbImage image, int side) {
    int square = Math.min(image.width(), image.height());
    byte[] scaled =
        FilteredScale.BICUBIC.scaled(
            image.bytes(),
            image.width(),
            new FilteredScale.Line((image.width() - square) / 2, square, square, side),
            new FilteredScale.Line((image.height() - square) / 2, square, square, side));
    return new RgbImage(side, side, image.sourceWidth(), image.sourceHeight(), scaled);
  }
}
