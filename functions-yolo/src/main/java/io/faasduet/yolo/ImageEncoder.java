package io.faasduet.yolo;

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

  private ImageEncoder() {}

  /** The media type of a JPEG or PNG file. */
  static String mediaType(byte[] file) {
    return file.length > 0 && file[0] == (byte) 0x89 ? PNG : JPEG;
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
