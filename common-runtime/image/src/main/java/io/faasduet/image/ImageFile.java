package io.faasduet.image;

/** An image as it is stored, its header read and its structure checked, its pixels not yet. */
sealed interface ImageFile permits JpegFile, PngFile {

  /** Columns as stored, before the orientation is applied. */
  int width();

  /** Rows as stored, before the orientation is applied. */
  int height();

  /** What kind of file it is, for messages. */
  String format();

  /** How many columns and rows its decoder takes at most. */
  int longestSide();

  /** How the stored image is turned upright. */
  Orientation orientation();

  /** Whether a decoder must hold every pixel at once, and not a few rows. */
  boolean heldWhole();

  /**
   * The pixels on the grid as stored, row by row, red first, 3 bytes each.
   *
   * @throws io.faasduet.api.InvalidRequestException if the image is damaged
   */
  byte[] pixels(SampleGrid grid);

  /**
   * The image as stored, with the mean of each square of pixels for one; squares at the right and
   * the bottom may be cut.
   *
   * @param most how many pixels a square's side may have
   * @throws io.faasduet.api.InvalidRequestException if the image is damaged
   */
  ReducedImage reduced(int most);
}
