package io.faasduet.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * A decoded image, upright, in plain RGB. It may be thinned: of a large image it then has only the
 * pixels of a regular grid.
 *
 * @see ImageDecoder
 */
public final class RgbImage {
  private final int width;
  private final int height;
  private final int sourceWidth;
  private final int sourceHeight;
  private final byte[] rgb;

  public RgbImage(int width, int height, int sourceWidth, int sourceHeight, byte[] rgb) {
    if (rgb.length != width * height * 3) {
      throw new IllegalArgumentException(rgb.length + " bytes for " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    this.sourceWidth = sourceWidth;
    this.sourceHeight = sourceHeight;
    this.rgb = rgb;
  }

  /** Columns that were kept. */
  public int width() {
    return width;
  }

  /** Rows that were kept. */
  public int height() {
    return height;
  }

  /** Columns of the whole image, upright. */
  public int sourceWidth() {
    return sourceWidth;
  }

  /** Rows of the whole image, upright. */
  public int sourceHeight() {
    return sourceHeight;
  }

  /** A pixel as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    int at = (y * width + x) * 3;
    return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
  }

  /**
   * The same image with only the pixels that {@link ImageDecoder#decode} would have kept of it for
   * that size.
   */
  public RgbImage thinned(int minWidth, int minHeight) {
    SampleGrid grid = SampleGrid.of(width, height, minWidth, minHeight);
    if (grid.width() == width && grid.height() == height) {
      return this;
    }
    byte[] kept = new byte[grid.width() * grid.height() * 3];
    int to = 0;
    for (int y = 0; y < grid.height(); y++) {
      int from = ((grid.originY() + y * grid.stepY()) * width + grid.originX()) * 3;
      for (int x = 0; x < grid.width(); x++) {
        kept[to++] = rgb[from];
        kept[to++] = rgb[from + 1];
        kept[to++] = rgb[from + 2];
        from += grid.stepX() * 3;
      }
    }
    return new RgbImage(grid.width(), grid.height(), sourceWidth, sourceHeight, kept);
  }

  /** A copy to draw on, of the type {@link BufferedImage#TYPE_3BYTE_BGR}. */
  public BufferedImage toImage() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < rgb.length; i += 3) {
      bgr[i] = rgb[i + 2];
      bgr[i + 1] = rgb[i + 1];
      bgr[i + 2] = rgb[i];
    }
    return image;
  }

  /** The pixels themselves, row by row, red first: 3 bytes each, not to be changed. */
  public byte[] bytes() {
    return rgb;
  }
}
