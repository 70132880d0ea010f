package io.faasduet.models.network;

import io.faasduet.inference.bundle.ModelInput;
import java.util.List;

/** Made-up images: coloured waves of low frequency, as smooth as photographs mostly are. */
final class TestImages {
  private static final int WAVES = 6;

  private TestImages() {}

  /** The image of a seed, as the network with this input is fed it. */
  static ReferenceRun.Array of(long seed, ModelInput input) {
    GaussianStream numbers = new GaussianStream(seed, "picture");
    double[][] waves = new double[WAVES * 3][];
    for (int wave = 0; wave < waves.length; wave++) {
      waves[wave] =
          new double[] {
            40 * numbers.next(), 3 * numbers.next(), 3 * numbers.next(), numbers.next()
          };
    }
    int height = input.height();
    int width = input.width();
    float[] values = new float[height * width * 3];
    for (int i = 0; i < values.length; i++) {
      int pixel = i / 3;
      int row = pixel / width;
      double y = (double) row / height;
      double x = (double) (pixel % width) / width;
      double sum = 0;
      for (int wave = i % 3; wave < waves.length; wave += 3) {
        double[] w = waves[wave];
        sum += w[0] * Math.sin(2 * Math.PI * (w[1] * y + w[2] * x + w[3]));
      }
      values[i] = (float) (Math.max(-120, Math.min(130, sum)) * input.scale());
    }
    return new ReferenceRun.Array(List.of(height, width, 3), values);
  }
}
