package io.faasduet.inference;

import java.nio.FloatBuffer;

/**
 * Makes a network's input of pictures: stretches each to the network's size with bilinear
 * interpolation, then takes the mean off and scales. Immutable.
 *
 * <p>The interpolation has pixel centres at halves, as in TensorFlow's and OpenCV's: column {@code
 * x} of {@code w} lies at {@code (x + 0.5) · W / w − 0.5} of the picture's {@code W} columns,
 * clamped to the outermost ones. The same picture gives the same floats on every machine.
 */
public final class PictureTensor {
  private static final int CHANNELS = 3;

  private final ModelInput input;
  private final int[] source;
  private final float[] mean;
  private final float scale;

  /** For a network with this input. */
  public PictureTensor(ModelInput input) {
    this.input = input;
    boolean rgb = input.channelOrder().equals(ModelInput.RGB);
    float red = (float) input.mean().red();
    float green = (float) input.mean().green();
    float blue = (float) input.mean().blue();
    source = rgb ? new int[] {0, 1, 2} : new int[] {2, 1, 0};
    mean = rgb ? new float[] {red, green, blue} : new float[] {blue, green, red};
    scale = (float) input.scale();
  }

  /** How many floats a picture becomes. */
  public int size() {
    return input.height() * input.width() * CHANNELS;
  }

  /**
   * Writes a picture as {@link #size()} floats at the buffer's position, in the network's layout
   * and channel order.
   */
  public void write(Picture picture, FloatBuffer target) {
    write(picture, 0, 0, input.width(), input.height(), 0, target);
  }

  /**
   * Writes a picture as {@link #size()} floats at the buffer's position, stretched to a window of
   * the network's input, with one grey around it.
   *
   * @param left the window's first column
   * @param top the window's first row
   * @param width the window's columns
   * @param height the window's rows
   * @param grey 0 to 255
   */
  public void write(
      Picture picture, int left, int top, int width, int height, int grey, FloatBuffer target) {
    Axis across = new Axis(picture.width(), width);
    Axis down = new Axis(picture.height(), height);
    boolean interleaved = input.layout().equals(ModelInput.NHWC);
    float[] empty = emptyRow(grey, interleaved);
    float[] row = empty.clone();
    int start = target.position();
    for (int y = 0; y < input.height(); y++) {
      boolean covered = y >= top && y < top + height;
      if (covered) {
        interpolate(picture, across, down, y - top, left, row, interleaved);
      }
      float[] values = covered ? row : empty;
      if (interleaved) {
        target.put(values);
      } else {
        for (int channel = 0; channel < CHANNELS; channel++) {
          int at = start + (channel * input.height() + y) * input.width();
          target.put(at, values, channel * input.width(), input.width());
        }
      }
    }
    target.position(start + size());
  }

  private float[] emptyRow(int grey, boolean interleaved) {
    float[] row = new float[input.width() * CHANNELS];
    for (int i = 0; i < row.length; i++) {
      int channel = interleaved ? i % CHANNELS : i / input.width();
      row[i] = (grey - mean[channel]) * scale;
    }
    return row;
  }

  private void interpolate(
      Picture picture, Axis across, Axis down, int y, int left, float[] row, boolean interleaved) {
    byte[] rgb = picture.bytes();
    int upper = down.first[y] * picture.width() * CHANNELS;
    int lower = down.second[y] * picture.width() * CHANNELS;
    float weight = down.weight[y];
    for (int x = 0; x < across.first.length; x++) {
      int before = across.first[x] * CHANNELS;
      int after = across.second[x] * CHANNELS;
      for (int channel = 0; channel < CHANNELS; channel++) {
        int c = source[channel];
        float high = between(rgb[upper + before + c], rgb[upper + after + c], across.weight[x]);
        float low = between(rgb[lower + before + c], rgb[lower + after + c], across.weight[x]);
        float value = (high + (low - high) * weight - mean[channel]) * scale;
        int column = left + x;
        row[interleaved ? column * CHANNELS + channel : channel * input.width() + column] = value;
      }
    }
  }

  private static float between(byte from, byte to, float weight) {
    float first = from & 0xFF;
    return first + ((to & 0xFF) - first) * weight;
  }

  /** For each target position the two source positions it lies between, and how far along. */
  private static final class Axis {
    private final int[] first;
    private final int[] second;
    private final float[] weight;

    Axis(int sourceSize, int targetSize) {
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
