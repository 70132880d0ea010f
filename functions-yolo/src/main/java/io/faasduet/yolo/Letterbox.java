package io.faasduet.yolo;

import io.faasduet.inference.ModelInput;
import io.faasduet.inference.Picture;
import io.faasduet.inference.PictureTensor;
import java.nio.FloatBuffer;

/**
 * How a picture lies in a network's input: as large as it fits without being distorted, in the
 * middle of grey, as Ultralytics' {@code letterbox} places it.
 *
 * @param scale pixels of the input for one of the picture
 * @param left the picture's first column in the input
 * @param top the picture's first row in the input
 * @param width columns of the input that the picture covers
 * @param height rows of the input that the picture covers
 */
record Letterbox(double scale, int left, int top, int width, int height) {
  private static final int GREY = 114;

  /** For a picture of so many pixels. */
  static Letterbox of(int pictureWidth, int pictureHeight, ModelInput input) {
    double scale =
        Math.min((double) input.width() / pictureWidth, (double) input.height() / pictureHeight);
    int width = Math.max(1, (int) Math.rint(pictureWidth * scale));
    int height = Math.max(1, (int) Math.rint(pictureHeight * scale));
    return new Letterbox(
        scale, before(input.width() - width), before(input.height() - height), width, height);
  }

  /** Writes the picture and the grey around it at the buffer's position. */
  void write(Picture picture, PictureTensor tensor, FloatBuffer target) {
    tensor.write(picture, left, top, width, height, GREY, target);
  }

  /** The picture's column that a column of the input shows. */
  float pictureX(float x) {
    return (float) ((x - left) / scale);
  }

  /** The picture's row that a row of the input shows. */
  float pictureY(float y) {
    return (float) ((y - top) / scale);
  }

  /** Of an odd amount of grey the smaller half comes first. */
  private static int before(int grey) {
    return (int) Math.rint(grey / 2.0 - 0.1);
  }
}
