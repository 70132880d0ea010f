package io.faasduet.image;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.ToIntFunction;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes JPEG files of raw components, and puts application data into them. */
final class JpegWriter {
  private JpegWriter() {}

  /** A JPEG of so many raw components, without any application data that says what they are. */
  static byte[] raw(
      int width,
      int height,
      int components,
      boolean progressive,
      ToIntFunction<PngWriter.At> image) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, components, null);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < components; c++) {
          raster.setSample(x, y, c, image.applyAsInt(new PngWriter.At(x, y, c)));
        }
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(1);
      if (progressive) {
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return withoutApplicationData(bytes.toByteArray());
  }

  /** The same file with a segment more, right after its start. */
  static byte[] with(byte[] jpeg, int marker, byte[] contents) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(0xFF);
    out.write(marker);
    out.write(contents.length + 2 >> 8);
    out.write(contents.length + 2);
    out.writeBytes(contents);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  static byte[] withJfif(byte[] jpeg) {
    return with(jpeg, 0xE0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
  }

  static byte[] withAdobe(byte[] jpeg, int transform) {
    return with(
        jpeg, 0xEE, new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform});
  }

  private static byte[] withoutApplicationData(byte[] jpeg) {
    return JpegFile.parse(jpeg).segments().bare();
  }
}
