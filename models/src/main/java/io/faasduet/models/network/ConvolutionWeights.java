package io.faasduet.models.network;

import io.faasduet.models.network.Variable.Role;
import java.util.Arrays;
import java.util.List;

/**
 * The values of a convolution.
 *
 * @param kernel what {@code weights} are the values of
 * @param biases one for each of the kernel's outputs
 */
record ConvolutionWeights(Variable kernel, float[] weights, float[] biases) {

  /**
   * The convolution that does the same as this one with the normalization after it. Its kernel
   * keeps its name, so that the graph's constants are named after Keras's layers.
   */
  ConvolutionWeights folding(Normalization normalization, WeightSource source) {
    int channels = biases.length;
    float[] mean = values(normalization, Role.MOVING_MEAN, channels, source);
    float[] variance = values(normalization, Role.MOVING_VARIANCE, channels, source);
    float[] beta = values(normalization, Role.BETA, channels, source);
    float[] gamma = new float[channels];
    Arrays.fill(gamma, 1);
    if (normalization.scaled()) {
      gamma = values(normalization, Role.GAMMA, channels, source);
    }
    double[] factor = new double[channels];
    float[] foldedBiases = new float[channels];
    for (int i = 0; i < channels; i++) {
      factor[i] = gamma[i] / Math.sqrt(variance[i] + normalization.epsilon());
      foldedBiases[i] = (float) ((biases[i] - (double) mean[i]) * factor[i] + beta[i]);
    }
    float[] foldedWeights = new float[weights.length];
    for (int i = 0; i < weights.length; i++) {
      foldedWeights[i] = (float) (weights[i] * factor[i % channels]);
    }
    return new ConvolutionWeights(kernel, foldedWeights, foldedBiases);
  }

  private static float[] values(
      Normalization normalization, Role role, int channels, WeightSource source) {
    return source.values(new Variable(normalization.layer(), role, List.of(channels)));
  }
}
