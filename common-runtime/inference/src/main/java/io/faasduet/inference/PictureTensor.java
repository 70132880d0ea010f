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
    Axis across = new Axis(picture.width(), input.width());
    Axis down = new Axis(picture.height(), input.height());
    boolean interleaved = input.layout().equals(ModelInput.NHWC);
    byte[] rgb = picture.bytes();
    float[] row = new float[input.width() * CHANNELS];
    int start = target.position();
    for (int y = 0; y < input.height(); y++) {
      int upper = down.first[y] * picture.width() * CHANNELS;
      int lower = down.second[y] * picture.width() * CHANNELS;
      float weight = down.weight[y];
      for (int x = 0; x < input.width(); x++) {
        int left = across.first[x] * CHANNELS;
        int right = across.second[x] * CHANNELS;
        for (int channel = 0; channel < CHANNELS; channel++) {
          int c = source[channel];
          float top = between(rgb[upper + left + c], rgb[upper + right + c], across.weight[x]);
          float bottom = between(rgb[lower + left + c], rgb[lower + right + c], across.weight[x]);
          float value = (top + (bottom - top) * weight - mean[channel]) * scale;
          row[interleaved ? x * CHANNELS + channel : channel * input.width() + x] = value;
        }
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
