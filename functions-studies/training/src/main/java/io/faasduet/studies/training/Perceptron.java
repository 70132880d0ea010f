package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A multilayer perceptron: features in, two hidden layers of {@value #HIDDEN} with ReLU, one output
 * without activation. All parameters lie in one array: the weights of the first layer by feature
 * ({@code features × 10}), its biases, the second layer's weights by its units ({@code 10 × 10})
 * and biases, the output's weights and its bias. Not thread-safe.
 *
 * @param features how many inputs
 * @param parameters all weights and biases; the optimizer changes them
 */
record Perceptron(int features, double[] parameters) {
  static final int HIDDEN = 10;

  Perceptron {
    requireNonNull(parameters, "parameters");
    if (features < 1 || parameters.length != size(features)) {
      throw new IllegalArgumentException(
          "%d parameters for %d features".formatted(parameters.length, features));
    }
  }

  static int size(int features) {
    return (features + 1) * HIDDEN + (HIDDEN + 1) * HIDDEN + HIDDEN + 1;
  }

  /** Parameters drawn evenly from ±1/√inputs of each layer, as PyTorch's linear layers have. */
  static Perceptron drawn(int features, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] parameters = new double[size(features)];
    int second = (features + 1) * HIDDEN;
    for (int i = 0; i < parameters.length; i++) {
      double bound = 1 / Math.sqrt(i < second ? features : HIDDEN);
      parameters[i] = (2 * random.nextDouble() - 1) * bound;
    }
    return new Perceptron(features, parameters);
  }

  /**
   * The mean squared error over a batch.
   *
   * @param gradient is set to the loss's derivative by each parameter
   */
  double loss(SparseBatch batch, double[] gradient) {
    Arrays.fill(gradient, 0);
    Activations row = new Activations();
    double sum = 0;
    for (int r = 0; r < batch.rows(); r++) {
      double error = row.forward(batch, r) - batch.ratings()[r];
      sum += error * error;
      row.backward(batch, r, 2 * error / batch.rows(), gradient);
    }
    return sum / batch.rows();
  }

  /** The layers' values for one row. */
  private final class Activations {
    private final int firstBias = features * HIDDEN;
    private final int second = firstBias + HIDDEN;
    private final int secondBias = second + HIDDEN * HIDDEN;
    private final int output = secondBias + HIDDEN;
    private final double[] first = new double[HIDDEN];
    private final double[] next = new double[HIDDEN];

    double forward(SparseBatch batch, int row) {
      System.arraycopy(parameters, firstBias, first, 0, HIDDEN);
      for (int e = batch.starts()[row]; e < batch.starts()[row + 1]; e++) {
        int weights = batch.words()[e] * HIDDEN;
        double count = batch.counts()[e];
        for (int h = 0; h < HIDDEN; h++) {
          first[h] += count * parameters[weights + h];
        }
      }
      double predicted = parameters[output + HIDDEN];
      for (int h = 0; h < HIDDEN; h++) {
        first[h] = Math.max(0, first[h]);
      }
      for (int k = 0; k < HIDDEN; k++) {
        double value = parameters[secondBias + k];
        for (int h = 0; h < HIDDEN; h++) {
          value += first[h] * parameters[second + k * HIDDEN + h];
        }
        next[k] = Math.max(0, value);
        predicted += next[k] * parameters[output + k];
      }
      return predicted;
    }

    void backward(SparseBatch batch, int row, double slope, double[] gradient) {
      double[] inner = new double[HIDDEN];
      gradient[output + HIDDEN] += slope;
      for (int k = 0; k < HIDDEN; k++) {
        gradient[output + k] += slope * next[k];
        if (next[k] > 0) {
          double outer = slope * parameters[output + k];
          gradient[secondBias + k] += outer;
          for (int h = 0; h < HIDDEN; h++) {
            gradient[second + k * HIDDEN + h] += outer * first[h];
            inner[h] += outer * parameters[second + k * HIDDEN + h];
          }
        }
      }
      for (int h = 0; h < HIDDEN; h++) {
        inner[h] = first[h] > 0 ? inner[h] : 0;
        gradient[firstBias + h] += inner[h];
      }
      for (int e = batch.starts()[row]; e < batch.starts()[row + 1]; e++) {
        int weights = batch.words()[e] * HIDDEN;
        double count = batch.counts()[e];
        for (int h = 0; h < HIDDEN; h++) {
          gradient[weights + h] += count * inner[h];
        }
      }
    }
  }
}
