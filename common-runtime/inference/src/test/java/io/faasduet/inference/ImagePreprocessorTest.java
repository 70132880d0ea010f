package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.image.RgbImage;
import io.faasduet.inference.bundle.ModelInput;
import io.faasduet.inference.bundle.ModelInput.Mean;
import java.nio.FloatBuffer;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagePreprocessorTest {
  private static final int RED = 0xFF0000;
  private static final int BLUE = 0x0000FF;

  @Test
  void caffesInputIsBlueFirstWithoutTheMean() {
    FloatBuffer tensor =
        tensor(image(2, 1, 0x0A141E, 0xFF80FF), input(1, 2, "NHWC", "BGR", Mean.IMAGENET, 1));
    assertThat(floats(tensor))
        .containsExactly(
            30 - 103.939f,
            20 - 116.779f,
            10 - 123.68f,
            255 - 103.939f,
            128 - 116.779f,
            255 - 123.68f);
  }

  @Test
  void theScaleIsAppliedAfterTheMean() {
    Mean middle = new Mean(127.5, 127.5, 127.5);
    FloatBuffer tensor = tensor(image(1, 1, RED), input(1, 1, "NHWC", "RGB", middle, 1 / 127.5));
    assertThat(floats(tensor)).containsExactly(1, -1, -1);
  }

  @Test
  void channelsMayBePlanes() {
    FloatBuffer tensor =
        tensor(image(2, 2, RED, BLUE, BLUE, RED), input(2, 2, "NCHW", "RGB", zero(), 1));
    assertThat(floats(tensor)).containsExactly(255, 0, 0, 255, 0, 0, 0, 0, 0, 255, 255, 0);
  }

  @Test
  void anImageIsStretchedWithPixelCentresAtHalves() {
    FloatBuffer wider =
        tensor(image(2, 1, 0x000000, 0x646464), input(1, 4, "NHWC", "RGB", zero(), 1));
    assertThat(floats(wider)).containsExactly(0, 0, 0, 25, 25, 25, 75, 75, 75, 100, 100, 100);
  }

  @Test
  void imagesFollowOneAnotherInABatch() {
    ImagePreprocessor tensor = new ImagePreprocessor(input(1, 1, "NCHW", "RGB", zero(), 1));
    FloatBuffer batch = FloatBuffer.allocate(2 * tensor.size());
    tensor.write(image(1, 1, RED), batch);
    tensor.write(image(1, 1, BLUE), batch);
    assertThat(batch.array()).containsExactly(255, 0, 0, 0, 0, 255);
  }

  @ParameterizedTest
  @CsvSource({"17, 11, 8, 9", "8, 9, 17, 23", "10, 10, 10, 10", "1, 1, 5, 3", "256, 240, 227, 227"})
  void everyFloatIsWhatTheDefinitionSays(int width, int height, int toWidth, int toHeight) {
    int[] pixels = new int[width * height];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 2_654_435 ^ i << 7) & 0xFFFFFF;
    }
    RgbImage image = image(width, height, pixels);
    FloatBuffer tensor = tensor(image, input(toHeight, toWidth, "NHWC", "BGR", Mean.IMAGENET, 0.5));
    double[] mean = {103.939, 116.779, 123.68};
    for (int y = 0; y < toHeight; y++) {
      double sy = Math.max(0, Math.min(height - 1, (y + 0.5) * height / toHeight - 0.5));
      for (int x = 0; x < toWidth; x++) {
        double sx = Math.max(0, Math.min(width - 1, (x + 0.5) * width / toWidth - 0.5));
        for (int c = 0; c < 3; c++) {
          double sum = 0;
          for (int v = 0; v < height; v++) {
            double down = 1 - Math.abs(v - sy);
            for (int u = (int) Math.max(0, sx - 1); u < width && down > 0; u++) {
              double across = 1 - Math.abs(u - sx);
              if (across > 0) {
                sum += down * across * (image.rgb(u, v) >> 8 * c & 0xFF);
              }
            }
          }
          assertThat((double) tensor.get((y * toWidth + x) * 3 + c))
              .as("%d,%d channel %d", x, y, c)
              .isCloseTo((sum - mean[c]) * 0.5, Offset.offset(1e-4));
        }
      }
    }
  }

  private static RgbImage image(int width, int height, int... pixels) {
    byte[] rgb = new byte[pixels.length * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (pixels[i / 3] >> 16 - 8 * (i % 3));
    }
    return new RgbImage(width, height, width, height, rgb);
  }

  private static ModelInput input(
      int height, int width, String layout, String order, Mean mean, double scale) {
    return new ModelInput(
        Optional.empty(), height, width, layout, order, mean, scale, Optional.empty());
  }

  private static Mean zero() {
    return new Mean(0, 0, 0);
  }

  private static FloatBuffer tensor(RgbImage image, ModelInput input) {
    ImagePreprocessor tensor = new ImagePreprocessor(input);
    FloatBuffer buffer = FloatBuffer.allocate(tensor.size());
    tensor.write(image, buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    return buffer.rewind();
  }

  private static float[] floats(FloatBuffer buffer) {
    float[] floats = new float[buffer.remaining()];
    buffer.get(floats);
    return floats;
  }
}
