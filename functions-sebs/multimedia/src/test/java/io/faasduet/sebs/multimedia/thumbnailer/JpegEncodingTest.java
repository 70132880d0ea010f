package io.faasduet.sebs.multimedia.thumbnailer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.faasduet.image.ImageDecoder;
import io.faasduet.image.RgbImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JpegEncodingTest {
  /** Blocks beyond the edge, which the JDK leaves empty, may take a few bytes more. */
  @ParameterizedTest
  @CsvSource({"133, 200", "16, 16", "1, 1", "17, 33", "200, 3", "8, 64"})
  void isAsGoodAndAsSmallAsTheJdks(int width, int height) throws IOException {
    RgbImage image = drawn(width, height, 6);

    byte[] ours = JpegEncoding.encode(image);
    byte[] theirs = byTheJdk(image);

    assertThat(ImageIO.read(new ByteArrayInputStream(ours)).getWidth()).isEqualTo(width);
    assertThat(error(ours, image)).isLessThan(1.02 * error(theirs, image) + 0.1);
    assertThat((double) ours.length).isCloseTo(theirs.length, within(0.02 * theirs.length + 60));
  }

  /** Large coefficients, long runs and stuffed bytes. */
  @Test
  void noiseAndEdgesAreCoded() throws IOException {
    for (int noise : new int[] {60, 255}) {
      RgbImage image = drawn(64, 48, noise);
      assertThat(error(JpegEncoding.encode(image), image))
          .isLessThan(1.02 * error(byTheJdk(image), image));
    }
  }

  @Test
  void oneColourIsKept() {
    byte[] rgb = new byte[30 * 20 * 3];
    for (int i = 0; i < rgb.length; i += 3) {
      rgb[i] = (byte) 200;
      rgb[i + 1] = 100;
      rgb[i + 2] = 50;
    }
    RgbImage decoded =
        new ImageDecoder().decode(JpegEncoding.encode(new RgbImage(30, 20, 30, 20, rgb)), 30, 20);
    for (int i = 0; i < 600; i++) {
      int pixel = decoded.rgb(i % 30, i / 30);
      assertThat(pixel >> 16).isBetween(198, 202);
      assertThat(pixel >> 8 & 0xFF).isBetween(98, 102);
      assertThat(pixel & 0xFF).isBetween(47, 53);
    }
  }

  private static RgbImage drawn(int width, int height, int noise) {
    Random random = new Random(5);
    byte[] rgb = new byte[width * height * 3];
    for (int i = 0; i < rgb.length; i++) {
      int x = i / 3 % width;
      int y = i / 3 / width;
      int edge = (x - 40) * (x - 40) + (y - 30) * (y - 30) < 400 ? 120 : 0;
      int value = edge + x + (i % 3) * y / 2 + random.nextInt(noise);
      rgb[i] = (byte) Math.min(255, value);
    }
    return new RgbImage(width, height, width, height, rgb);
  }

  /** The root of the mean square of what the samples differ by. */
  private static double error(byte[] jpeg, RgbImage image) {
    RgbImage decoded = new ImageDecoder().decode(jpeg, image.width(), image.height());
    double sum = 0;
    for (int i = 0; i < image.bytes().length; i++) {
      int difference = (decoded.bytes()[i] & 0xFF) - (image.bytes()[i] & 0xFF);
      sum += difference * difference;
    }
    return Math.sqrt(sum / image.bytes().length);
  }

  private static byte[] byTheJdk(RgbImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.75f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image.toImage(), null, null), param);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
