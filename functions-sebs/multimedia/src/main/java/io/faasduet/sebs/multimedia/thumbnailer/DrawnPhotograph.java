package io.faasduet.sebs.multimedia.thumbnailer;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A scene with slopes, edges and noise, which compresses about as a photograph does. */
final class DrawnPhotograph {
  private static final int DISCS = 160;
  private static final int NOISE = 12;

  private DrawnPhotograph() {}

  /** Writes it as JPEG; the same seed gives the same pixels. */
  static void write(int width, int height, long seed, Path file) throws IOException {
    BufferedImage image = drawn(width, height, new Random(seed));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    Files.deleteIfExists(file);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(0.85f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private static BufferedImage drawn(int width, int height, Random random) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(
        new GradientPaint(
            0, 0, new Color(random.nextInt(1 << 24)), width, height, new Color(0x203050)));
    graphics.fillRect(0, 0, width, height);
    int largest = Math.max(width, height) / 6;
    for (int i = 0; i < DISCS; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(
          random.nextInt(width) - largest / 4,
          random.nextInt(height) - largest / 4,
          1 + random.nextInt(largest),
          1 + random.nextInt(largest));
    }
    graphics.dispose();
    byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    int state = random.nextInt() | 1;
    for (int i = 0; i < samples.length; i++) {
      // xorshift of Marsaglia (2003): a call for each sample would take seconds
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      int value = (samples[i] & 0xFF) + (state >>> 16) % NOISE - NOISE / 2;
      samples[i] = (byte) Math.max(0, Math.min(255, value));
    }
    return image;
  }
}
