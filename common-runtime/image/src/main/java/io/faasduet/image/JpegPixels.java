package io.faasduet.image;

import io.faasduet.api.InvalidRequestException;
import java.awt.Rectangle;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Decodes JPEG with the JDK's reader. The components are read raw and only the pixels that are kept
 * are converted to RGB, which spares the reader its colour conversion and the process AWT's colour
 * management.
 */
final class JpegPixels {
  static {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
  }

  private JpegPixels() {}

  static byte[] decode(JpegFile file, SampleGrid grid) {
    return rgb(file, readComponents(file, grid), grid.width() * grid.height());
  }

  /** The image with the means of squares, whose side is 1, 2, 4 or 8. */
  static ReducedImage reduced(JpegFile file, int side) {
    int width = (file.width() + side - 1) / side;
    int height = (file.height() + side - 1) / side;
    Optional<JpegFrame> frame = side == 1 ? Optional.empty() : JpegFrame.of(file);
    byte[] rgb =
        frame
            .map(found -> rgb(file, ReducedJpeg.of(found, side), width, height))
            .orElseGet(() -> rgb(file, means(file, side), width * height));
    return new ReducedImage(rgb, width, height, side);
  }

  /** Row by row, so that no component is read after it has left the processor's cache. */
  private static byte[] rgb(JpegFile file, ReducedJpeg jpeg, int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    byte[] row = new byte[width * jpeg.components()];
    for (int y = 0; y < height; y++) {
      jpeg.row(y, row);
      convert(file, row, rgb, y * width * 3, (y + 1) * width * 3);
    }
    return rgb;
  }

  private static byte[] means(JpegFile file, int side) {
    SampleGrid all = SampleGrid.of(file.width(), file.height(), file.width(), file.height());
    byte[] whole = readComponents(file, all);
    int components = whole.length / file.width() / file.height();
    return ReducedImage.means(whole, components, file.width(), file.height(), side, side);
  }

  private static byte[] rgb(JpegFile file, byte[] components, int pixels) {
    byte[] rgb = new byte[pixels * 3];
    convert(file, components, rgb, 0, rgb.length);
    return rgb;
  }

  /** Converts pixels from the first on into a part of an image. */
  private static void convert(JpegFile file, byte[] components, byte[] rgb, int from, int end) {
    switch (file.colour()) {
      case GREY -> fromGrey(components, rgb, from, end);
      case RGB -> System.arraycopy(components, 0, rgb, from, end - from);
      case YCBCR -> fromYcc(components, 3, rgb, from, end);
      case CMYK -> fromInk(components, rgb, from, end, 0xFF);
      case ADOBE_CMYK -> fromInk(components, rgb, from, end, 0);
      case ADOBE_YCCK -> fromYcck(components, rgb, from, end);
      default -> throw new IllegalStateException("no conversion from " + file.colour());
    }
  }

  private static byte[] readComponents(JpegFile file, SampleGrid grid) {
    ImageReader reader = newReader();
    AtomicReference<String> damage = new AtomicReference<>("");
    try (BytesInputStream in = new BytesInputStream(file.segments().bare())) {
      reader.addIIOReadWarningListener((source, warning) -> damage.compareAndSet("", warning));
      reader.setInput(in, true, true);
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceRegion(
          new Rectangle(grid.originX(), grid.originY(), grid.spanX(), grid.spanY()));
      param.setSourceSubsampling(grid.stepX(), grid.stepY(), 0, 0);
      byte[] components = ((DataBufferByte) reader.readRaster(0, param).getDataBuffer()).getData();
      if (isDamage(damage.get())) {
        throw new InvalidRequestException("the image is a damaged JPEG: " + damage.get());
      }
      return components;
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new InvalidRequestException("the image is a damaged JPEG: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  /** Whether a warning of libjpeg means wrong pixels; most do not. */
  private static boolean isDamage(String warning) {
    String lower = warning.toLowerCase(Locale.ROOT);
    return lower.contains("premature end")
        || lower.contains("corrupt") && !lower.contains("extraneous bytes");
  }

  private static ImageReader newReader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new IllegalStateException("this Java runtime has no JPEG reader (java.desktop)");
    }
    return readers.next();
  }

  private static void fromGrey(byte[] grey, byte[] rgb, int first, int end) {
    for (int i = 0, to = first; to < end; i++) {
      rgb[to++] = grey[i];
      rgb[to++] = grey[i];
      rgb[to++] = grey[i];
    }
  }

  /** JFIF's conversion, in the 16-bit fixed point that libjpeg uses. */
  private static void fromYcc(byte[] ycc, int components, byte[] rgb, int first, int end) {
    for (int from = 0, to = first; to < end; from += components) {
      int y = ycc[from] & 0xFF;
      int cb = (ycc[from + 1] & 0xFF) - 128;
      int cr = (ycc[from + 2] & 0xFF) - 128;
      rgb[to++] = clamp(y + (91_881 * cr + 32_768 >> 16));
      rgb[to++] = clamp(y + (-22_554 * cb - 46_802 * cr + 32_768 >> 16));
      rgb[to++] = clamp(y + (116_130 * cb + 32_768 >> 16));
    }
  }

  /** Cyan, magenta, yellow and black, 255 for no ink; {@code flip} 255 where 0 is none. */
  private static void fromInk(byte[] cmyk, byte[] rgb, int first, int end, int flip) {
    for (int from = 0, to = first; to < end; from += 4) {
      int key = (cmyk[from + 3] & 0xFF) ^ flip;
      for (int ink = 0; ink < 3; ink++) {
        rgb[to++] = scale((cmyk[from + ink] & 0xFF) ^ flip, key);
      }
    }
  }

  /** YCC of the inverted inks' complements, with inverted black: Adobe's own. */
  private static void fromYcck(byte[] ycck, byte[] rgb, int first, int end) {
    fromYcc(ycck, 4, rgb, first, end);
    for (int from = 3, to = first; to < end; from += 4) {
      int key = ycck[from] & 0xFF;
      for (int ink = 0; ink < 3; ink++, to++) {
        rgb[to] = scale(255 - (rgb[to] & 0xFF), key);
      }
    }
  }

  private static byte scale(int value, int key) {
    return (byte) ((value * key + 127) / 255);
  }

  private static byte clamp(int value) {
    return (byte) Math.max(0, Math.min(255, value));
  }
}
