package io.faasduet.image;

/**
 * The middle of an image that has been scaled, as torchvision's {@code Resize} and {@code
 * CenterCrop} make it of one of Pillow's: bilinearly, with a kernel as wide as what becomes a
 * pixel.
 */
public final class CentralCrop {
  private static final int CHANNELS = 3;

  private CentralCrop() {}

  /**
   * The middle.
   *
   * @param shorter how many pixels the image's shorter side is scaled to
   * @param side the pixels of each side of the middle, no more
   */
  public static RgbImage of(RgbImage image, int shorter, int side) {
    int width = scaled(image.width(), image.height(), shorter);
    int height = scaled(image.height(), image.width(), shorter);
    byte[] scaled =
        FilteredScale.BILINEAR.scaled(
            image.bytes(),
            image.width(),
            new FilteredScale.Line(0, image.width(), image.width(), width),
            new FilteredScale.Line(0, image.height(), image.height(), height));
    byte[] middle = new byte[side * side * CHANNELS];
    int left = (int) Math.rint((width - side) / 2.0);
    int top = (int) Math.rint((height - side) / 2.0);
    for (int y = 0; y < side; y++) {
      int from = ((top + y) * width + left) * CHANNELS;
      System.arraycopy(scaled, from, middle, y * side * CHANNELS, side * CHANNELS);
    }
    return new RgbImage(side, side, image.sourceWidth(), image.sourceHeight(), middle);
  }

  private static int scaled(int length, int other, int shorter) {
    return length <= other ? shorter : (int) ((long) shorter * length / other);
  }
}
