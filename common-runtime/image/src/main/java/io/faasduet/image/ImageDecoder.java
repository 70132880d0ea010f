package io.faasduet.image;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decodes JPEG and PNG images to about the size that is wanted. Thread-safe.
 *
 * <p>Takes baseline and progressive JPEG of 8 bits in grey, YCbCr, RGB, CMYK or YCCK, and every
 * kind of PNG. Images are turned upright as their Exif data say, transparent ones are laid on
 * white, 16 bits become 8 by rounding. Embedded colour profiles are ignored. The header and the
 * file's structure are checked first, so an image that is refused costs next to no memory.
 */
public final class ImageDecoder {
  /** How many pixels an image may have unless told otherwise. */
  public static final long DEFAULT_MAX_PIXELS = 50_000_000;

  /** The setting with another number. */
  private static final String MAX_PIXELS = "DUET_MAX_PIXELS";

  private final long maxPixels;

  /** A decoder of images with up to {@link #DEFAULT_MAX_PIXELS} pixels. */
  public ImageDecoder() {
    this(DEFAULT_MAX_PIXELS);
  }

  /**
   * A decoder that refuses larger images.
   *
   * @param maxPixels how many pixels an image may have; a progressive JPEG may have half as many,
   *     because its decoder holds all of it at once
   */
  public ImageDecoder(long maxPixels) {
    this.maxPixels = maxPixels;
  }

  /**
   * A decoder with the limit of the setting {@code DUET_MAX_PIXELS}.
   *
   * @throws io.faasduet.api.InvalidSettingException if that is no number from 1 on
   */
  public static ImageDecoder of(Settings settings) {
    return new ImageDecoder(settings.number(MAX_PIXELS, DEFAULT_MAX_PIXELS, 1, Integer.MAX_VALUE));
  }

  /**
   * Decodes an image. Where it is more than twice as wide or high as wanted, only every n-th column
   * or row of a centred grid is kept, with the largest n that leaves the wanted size.
   *
   * @param encoded a JPEG or PNG file
   * @param minWidth the columns wanted of the upright image
   * @param minHeight the rows wanted of the upright image
   * @throws InvalidRequestException if it is neither JPEG nor PNG, or is cut short or damaged; the
   *     message names the fault
   * @throws FunctionException of kind {@link ErrorKind#TOO_LARGE} if it has more pixels than the
   *     limit, or more in a row or column than decoders take; of kind {@link
   *     ErrorKind#UNSUPPORTED_MEDIA} for GIF, BMP, TIFF, WebP, HEIC and AVIF
   */
  public RgbImage decode(byte[] encoded, int minWidth, int minHeight) {
    ImageFile file = open(encoded);
    boolean swapped = file.orientation().swapped();
    return upright(
        file,
        SampleGrid.of(
            file.width(),
            file.height(),
            swapped ? minHeight : minWidth,
            swapped ? minWidth : minHeight));
  }

  /**
   * Decodes an image for a square of its middle. Every n-th pixel of both directions is kept, with
   * the largest n that leaves the shorter side as long as wanted, or a larger one where more than
   * six million would be kept.
   *
   * @param encoded a JPEG or PNG file
   * @param minSide the pixels wanted of the shorter side
   * @throws InvalidRequestException as the other
   * @throws FunctionException as the other
   */
  public RgbImage decode(byte[] encoded, int minSide) {
    ImageFile file = open(encoded);
    return upright(file, SampleGrid.alike(file.width(), file.height(), minSide));
  }

  /**
   * Decodes an image and shrinks it to fit into a box, as Pillow's {@code Image.thumbnail} does:
   * its shape is kept, a JPEG is decoded at a reduced size where that leaves twice the box, and the
   * rest is done with the bicubic kernel. An image that fits already keeps its size. Unlike
   * Pillow's it is turned upright first, because it loses the Exif data that say how to.
   *
   * @param encoded a JPEG or PNG file
   * @param width the box's columns, at least 1
   * @param height the box's rows, at least 1
   * @throws InvalidRequestException as the others
   * @throws FunctionException as the others
   */
  public RgbImage thumbnail(byte[] encoded, int width, int height) {
    return Thumbnail.of(open(encoded), width, height);
  }

  private static RgbImage upright(ImageFile file, SampleGrid grid) {
    Orientation orientation = file.orientation();
    boolean swapped = orientation.swapped();
    byte[] rgb = orientation.turn(file.pixels(grid), grid.width(), grid.height());
    return swapped
        ? new RgbImage(grid.height(), grid.width(), file.height(), file.width(), rgb)
        : new RgbImage(grid.width(), grid.height(), file.width(), file.height(), rgb);
  }

  private ImageFile open(byte[] encoded) {
    ImageFile file = parse(encoded);
    requireSize(file);
    return file;
  }

  private static ImageFile parse(byte[] encoded) {
    if (encoded.length == 0) {
      throw new InvalidRequestException("the image has no bytes at all");
    } else if (JpegFile.begins(encoded)) {
      return JpegFile.parse(encoded);
    } else if (PngFile.begins(encoded)) {
      return PngFile.parse(encoded);
    }
    Optional<String> other = otherFormat(encoded);
    if (other.isPresent()) {
      throw new FunctionException(
          ErrorKind.UNSUPPORTED_MEDIA, "the image is " + other.get() + "; send JPEG or PNG");
    }
    throw new InvalidRequestException(
        "unsupported image format, neither JPEG nor PNG; send JPEG or PNG");
  }

  private void requireSize(ImageFile file) {
    int longest = file.longestSide();
    if (file.width() > longest || file.height() > longest) {
      throw tooLarge(file, "the limit of a %s is %d a side".formatted(file.format(), longest));
    }
    long pixels = (long) file.width() * file.height();
    if ((file.heldWhole() ? 2 * pixels : pixels) > maxPixels) {
      throw tooLarge(
          file,
          file.heldWhole()
              ? "the limit is %d pixels for a progressive JPEG, half of the setting %s"
                  .formatted(maxPixels / 2, MAX_PIXELS)
              : "the limit is %d pixels, the setting %s".formatted(maxPixels, MAX_PIXELS));
    }
  }

  private static FunctionException tooLarge(ImageFile file, String limit) {
    return new FunctionException(
        ErrorKind.TOO_LARGE,
        "the image is too large, %d x %d pixels; %s".formatted(file.width(), file.height(), limit));
  }

  private static Optional<String> otherFormat(byte[] encoded) {
    String start =
        new String(encoded, 0, Math.min(encoded.length, 12), StandardCharsets.ISO_8859_1);
    if (start.startsWith("GIF8")) {
      return Optional.of("GIF");
    } else if (start.startsWith("BM")) {
      return Optional.of("BMP");
    } else if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return Optional.of("TIFF");
    } else if (start.startsWith("RIFF") && start.endsWith("WEBP")) {
      return Optional.of("WebP");
    } else if (start.startsWith("ftyphei", 4) || start.startsWith("ftypmif1", 4)) {
      return Optional.of("HEIC");
    } else if (start.startsWith("ftypavi", 4)) {
      return Optional.of("AVIF");
    }
    return Optional.empty();
  }
}
