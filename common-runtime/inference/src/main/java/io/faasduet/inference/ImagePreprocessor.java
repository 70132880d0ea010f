package io.faasduet.inference;

import io.faasduet.image.CentralCrop;
import io.faasduet.image.CentralSquare;
import io.faasduet.image.ImageDecoder;
import io.faasduet.image.RgbImage;
import io.faasduet.inference.bundle.ModelInput;
import java.nio.FloatBuffer;

/**
 * Makes a network's input of images: scales each to the network's size, as its {@link ModelInput}
 * says, then takes the mean off and multiplies. Immutable.
 *
 * <p>Bilinear interpolation has pixel centres at halves, as in TensorFlow's and OpenCV's: column
 * {@code x} of {@code w} lies at {@code (x + 0.5) · W / w − 0.5} of the image's {@code W} columns,
 * clamped to the outermost ones. The same image gives the same floats on every machine.
 */
public final class ImagePreprocessor {
  private static final int CHANNELS = 3;

  /**
   * How many of the image's pixels a side has for each of the network's, where it has them. Single
   * pixels that are picked from a photograph of many more make another image of it.
   */
  private static final int OVERSAMPLING = 4;

  private final ModelInput input;
  private final int[] source;
  private final float[] mean;
  private final float scale;

  /** For a network with this input. */
  public ImagePreprocessor(ModelInput input) {
    this.input = input;
    boolean rgb = input.channelOrder().equals(ModelInput.RGB);
    float red = (float) input.mean().red();
    float green = (float) input.mean().green();
    float blue = (float) input.mean().blue();
    source = rgb ? new int[] {0, 1, 2} : new int[] {2, 1, 0};
    mean = rgb ? new float[] {red, green, blue} : new float[] {blue, green, red};
    scale = (float) input.scale();
  }

  /** How many floats an image becomes. */
  public int size() {
    return input.height() * input.width() * CHANNELS;
  }

  /**
   * Decodes an image to about the size that is needed, and writes it as {@link #size()} floats at
   * the buffer's position, in the network's layout and channel order.
   *
   * @param encoded a JPEG or PNG file
   * @throws io.faasduet.api.FunctionException if it cannot be decoded; see {@link
   *     ImageDecoder#decode}
   */
  public void write(byte[] encoded, ImageDecoder decoder, FloatBuffer target) {
    int side = input.width();
    switch (input.resize().orElse(ModelInput.STRETCH)) {
      case ModelInput.CENTRAL_SQUARE ->
          write(CentralSquare.of(decoder.decode(encoded, OVERSAMPLING * side), side), target);
      case ModelInput.CENTRAL_CROP -> {
        int shorter = input.croppedSide();
        RgbImage image = decoder.decode(encoded, OVERSAMPLING * shorter);
        write(CentralCrop.of(image, shorter, side), target);
      }
      default -> write(decoder.decode(encoded, side, input.height()), target);
    }
  }

  /** Writes an image, stretched to the network's size. */
  void write(RgbImage image, FloatBuffer target) {
    write(image, 0, 0, input.width(), input.height(), 0, target);
  }

  /**
   * Writes an image as {@link #size()} floats at the buffer's position, stretched to a window of
   * the network's input, with one grey around it.
   *
   * @param left the window's first column
   * @param top the window's first row
   * @param width the window's columns
   * @param height the window's rows
   * @param grey 0 to 255
   */
  public void write(
      RgbImage image, int left, int top, int width, int height, int grey, FloatBuffer target) {
    SampledAxis across = new SampledAxis(image.width(), width);
    SampledAxis down = new SampledAxis(image.height(), height);
    boolean interleaved = input.layout().equals(ModelInput.NHWC);
    float[] means = row(interleaved, mean);
    float[] empty = row(interleaved, new float[] {grey, grey, grey});
    float[] row = new float[empty.length];
    float[] upper = empty.clone();
    float[] lower = empty.clone();
    int lowerRow = -1;
    int start = target.position();
    for (int y = 0; y < input.height(); y++) {
      if (y < top || y >= top + height) {
        blend(empty, empty, 0, means, row);
      } else {
        int first = down.first[y - top];
        int second = down.second[y - top];
        if (first == lowerRow) {
          float[] spare = upper;
          upper = lower;
          lower = spare;
        } else {
          interpolate(image, first, across, left, upper, interleaved);
        }
        interpolate(image, second, across, left, lower, interleaved);
        lowerRow = second;
        blend(upper, lower, down.weight[y - top], means, row);
      }
      if (interleaved) {
        target.put(row);
      } else {
        for (int channel = 0; channel < CHANNELS; channel++) {
          int at = start + (channel * input.height() + y) * input.width();
          target.put(at, row, channel * input.width(), input.width());
        }
      }
    }
    target.position(start + size());
  }

  /** A row of the network's input that is one colour. */
  private float[] row(boolean interleaved, float[] colour) {
    float[] row = new float[input.width() * CHANNELS];
    for (int i = 0; i < row.length; i++) {
      row[i] = colour[interleaved ? i % CHANNELS : i / input.width()];
    }
    return row;
  }

  /** One of the image's rows, with as many columns as the window. */
  private void interpolate(
      RgbImage image, int y, SampledAxis across, int left, float[] row, boolean interleaved) {
    byte[] rgb = image.bytes();
    int start = y * image.width() * CHANNELS;
    int column = interleaved ? CHANNELS : 1;
    int plane = interleaved ? 1 : input.width();
    int to = left * column;
    for (int x = 0; x < across.first.length; x++) {
      int before = start + across.first[x] * CHANNELS;
      int after = start + across.second[x] * CHANNELS;
      float weight = across.weight[x];
      row[to] = between(rgb[before + source[0]], rgb[after + source[0]], weight);
      row[to + plane] = between(rgb[before + source[1]], rgb[after + source[1]], weight);
      row[to + 2 * plane] = between(rgb[before + source[2]], rgb[after + source[2]], weight);
      to += column;
    }
  }

  private void blend(float[] upper, float[] lower, float weight, float[] means, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (upper[i] + (lower[i] - upper[i]) * weight - means[i]) * scale;
    }
  }

  private static float between(byte from, byte to, float weight) {
    float first = from & 0xFF;
    return first + ((to & 0xFF) - first) * weight;
  }

  /** For each target position the two source positions it lies between, and how far along. */
  private static final class SampledAxis {
    private final int[] first;
    private final int[] second;
    private final float[] weight;

    SampledAxis(int sourceSize, int targetSize) {
      first = new int[targetSize];
      second = new int[targetSize];
      weight = new float[targetSize];
      for (int i = 0; i < targetSize; i++) {
        double at = (i + 0.5) * sourceSize / targetSize - 0.5;
        double clamped = Math.max(0, Math.min(sourceSize - 1, at));
        first[i] = (int) clamped;
        second[i] = Math.min(first[i] + 1, sourceSize - 1);
        weight[i] = (float) (clamped - first[i]);
      }
    }
  }
}
