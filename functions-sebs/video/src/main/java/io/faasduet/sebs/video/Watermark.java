package io.faasduet.sebs.video;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;

/** The watermark, laid over frames without FFmpeg. */
final class Watermark {
  private final BufferedImage image;

  private Watermark(BufferedImage image) {
    this.image = image;
  }

  static Watermark read() throws IOException {
    try (InputStream in = VideoProcessing.watermark()) {
      return new Watermark(ImageIO.read(in));
    }
  }

  /** A frame with the watermark over its middle. */
  YuvFrame over(YuvFrame frame) {
    byte[] luma = frame.luma().clone();
    byte[] blue = frame.blue().clone();
    byte[] red = frame.red().clone();
    int left = left(frame);
    int top = top(frame);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        blend(luma, (top + y) * frame.width() + left + x, brightness(x, y), alpha(x, y));
      }
    }
    int columns = (frame.width() + 1) / 2;
    for (int y = 0; y < image.getHeight() / 2; y++) {
      for (int x = 0; x < image.getWidth() / 2; x++) {
        int at = (top / 2 + y) * columns + left / 2 + x;
        double[] colours = new double[2];
        double alpha = 0;
        for (int i = 0; i < 4; i++) {
          colours[0] += blueness(2 * x + i % 2, 2 * y + i / 2) / 4;
          colours[1] += redness(2 * x + i % 2, 2 * y + i / 2) / 4;
          alpha += alpha(2 * x + i % 2, 2 * y + i / 2) / 4;
        }
        blend(blue, at, colours[0], alpha);
        blend(red, at, colours[1], alpha);
      }
    }
    return frame.with(luma, blue, red);
  }

  /** How much two frames differ in brightness where the watermark hides most of what is below. */
  double difference(YuvFrame one, YuvFrame other) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (alpha(x, y) > 0.5) {
          int at = (top(one) + y) * one.width() + left(one) + x;
          sum += Math.abs((one.luma()[at] & 0xFF) - (other.luma()[at] & 0xFF));
          count++;
        }
      }
    }
    return sum / count;
  }

  private int left(YuvFrame frame) {
    return (frame.width() - image.getWidth()) / 4 * 2;
  }

  private int top(YuvFrame frame) {
    return (frame.height() - image.getHeight()) / 4 * 2;
  }

  private static void blend(byte[] plane, int at, double value, double alpha) {
    plane[at] = (byte) Math.round(alpha * value + (1 - alpha) * (plane[at] & 0xFF));
  }

  private double alpha(int x, int y) {
    return (image.getRGB(x, y) >>> 24) / 255.0;
  }

  /** ITU-R BT.601, of 219 steps from 16 on. */
  private double brightness(int x, int y) {
    int rgb = image.getRGB(x, y);
    return 16 + (65.481 * red(rgb) + 128.553 * green(rgb) + 24.966 * blue(rgb)) / 255;
  }

  private double blueness(int x, int y) {
    int rgb = image.getRGB(x, y);
    return 128 + (-37.797 * red(rgb) - 74.203 * green(rgb) + 112 * blue(rgb)) / 255;
  }

  private double redness(int x, int y) {
    int rgb = image.getRGB(x, y);
    return 128 + (112 * red(rgb) - 93.786 * green(rgb) - 18.214 * blue(rgb)) / 255;
  }

  private static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  private static int green(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  private static int blue(int rgb) {
    return rgb & 0xFF;
  }
}
