package io.faasduet.yolo;

import io.faasduet.image.RgbImage;
import io.faasduet.inference.ImagePreprocessor;
import io.faasduet.inference.bundle.ModelInput;
import java.nio.FloatBuffer;

/**
 * How an image lies in a network's input: as large as it fits without being distorted, in the
 * middle of grey, as Ultralytics' {@code letterbox} places it.
 *
 * @param scale pixels of the input for one of the image
 * @param left the image's first column in the input
 * @param top the image's first row in the input
 * @param width columns of the input that the image covers
 * @param height rows of the input that the image covers
 */
record Letterbox(double scale, int left, int top, int width, int height) {
  private static final int GREY = 114;

  /** For an image of so many pixels. */
  static Letterbox of(int imageWidth, int imageHeight, ModelInput input) {
    double scale =
        Math.min((double) input.width() / imageWidth, (double) input.height() / imageHeight);
    int width = Math.max(1, (int) Math.rint(imageWidth * scale));
    int height = Math.max(1, (int) Math.rint(imageHeight * scale));
    return new Letterbox(
        scale, before(input.width() - width), before(input.height() - height), width, height);
  }

  /** Writes the image and the grey around it at the buffer's position. */
  void write(RgbImage image, ImagePreprocessor tensor, FloatBuffer target) {
    tensor.write(image, left, top, width, height, GREY, target);
  }

  /** The image's column that a column of the input shows. */
  float imageX(float x) {
    return (float) ((x - left) / scale);
  }

  /** The image's row that a row of the input shows. */
  float imageY(float y) {
    return (float) ((y - top) / scale);
  }

  /** Of an odd amount of grey the smaller half comes first. */
  private static int before(int grey) {
    return (int) Math.rint(grey / 2.0 - 0.1);
  }
}
