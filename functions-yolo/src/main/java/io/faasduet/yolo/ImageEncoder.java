package io.faasduet.yolo;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.http.ResponseBody;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes images as JPEG of quality 0.95, or as PNG. */
final class ImageEncoder {
  static final String JPEG = "image/jpeg";
  static final String PNG = "image/png";

  private static final float QUALITY = 0.95f;

  /** JPEG_MAX_DIMENSION of libjpeg, which is inside the JDK's writer. */
  private static final int LONGEST_JPEG_SIDE = 65_500;

  private ImageEncoder() {}

  /** The media type of a JPEG or PNG file. */
  static String mediaType(byte[] file) {
    return file.length > 0 && file[0] == (byte) 0x89 ? PNG : JPEG;
  }

  /**
   * Checks that an image can be encoded, before there is work on it.
   *
   * @throws FunctionException of kind {@link ErrorKind#TOO_LARGE} if it cannot
   */
  static void requireSize(int width, int height, String mediaType) {
    if (mediaType.equals(JPEG) && Math.max(width, height) > LONGEST_JPEG_SIDE) {
      throw new FunctionException(
          ErrorKind.TOO_LARGE,
          "the image has %d x %d pixels, and a JPEG at most %d a side; ask for image/png"
              .formatted(width, height, LONGEST_JPEG_SIDE));
    }
  }

  static ResponseBody encode(BufferedImage image, String mediaType) {
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(mediaType.equals(PNG) ? "png" : "jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(image.getWidth() * image.getHeight());
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters(writer, mediaType));
    } catch (IOException e) {
      throw new UncheckedIOException("the image cannot be encoded", e);
    } finally {
      writer.dispose();
    }
    return new ResponseBody(bytes.toByteArray(), mediaType);
  }

  private static ImageWriteParam parameters(ImageWriter writer, String mediaType) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (mediaType.equals(JPEG)) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
    }
    return parameters;
  }
}
