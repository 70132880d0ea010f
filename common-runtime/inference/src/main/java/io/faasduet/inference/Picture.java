package io.faasduet.inference;

/**
 * A decoded picture, upright, in plain RGB. It may be thinned: of a large picture it then has only
 * the pixels of a regular grid.
 *
 * @see PictureDecoder
 */
public final class Picture {
  private final int width;
  private final int height;
  private final int sourceWidth;
  private final int sourceHeight;
  private final byte[] rgb;

  Picture(int width, int height, int sourceWidth, int sourceHeight, byte[] rgb) {
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

  /** Columns of the whole picture, upright. */
  public int sourceWidth() {
    return sourceWidth;
  }

  /** Rows of the whole picture, upright. */
  public int sourceHeight() {
    return sourceHeight;
  }

  /** A pixel as {@code 0xRRGGBB}. */
  public int rgb(int x, int y) {
    int at = (y * width + x) * 3;
    return (rgb[at] & 0xFF) << 16 | (rgb[at + 1] & 0xFF) << 8 | rgb[at + 2] & 0xFF;
  }

  /** The pixels themselves, row by row, red first: 3 bytes each, not to be changed. */
  byte[] bytes() {
    return rgb;
  }
}
