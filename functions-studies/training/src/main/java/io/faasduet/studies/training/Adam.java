package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

/**
 * The optimizer Adam with the defaults of its paper (Kingma and Ba, arXiv:1412.6980) and PyTorch:
 * learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-8. Not thread-safe.
 */
final class Adam {
  private static final double RATE = 0.001;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final double[] mean;
  private final double[] square;
  private long steps;

  /** Goes on after so many steps, with the moving averages of gradients and of their squares. */
  Adam(double[] mean, double[] square, long steps) {
    this.mean = requireNonNull(mean, "mean");
    this.square = requireNonNull(square, "square");
    if (mean.length != square.length || steps < 0) {
      throw new IllegalArgumentException(
          "%d and %d averages after %d steps".formatted(mean.length, square.length, steps));
    }
    this.steps = steps;
  }

  /** At its beginning. */
  static Adam of(int parameters) {
    return new Adam(new double[parameters], new double[parameters], 0);
  }

  /** Changes the parameters by a gradient. */
  void step(double[] parameters, double[] gradient) {
    steps++;
    double first = 1 - Math.pow(BETA1, steps);
    double second = Math.sqrt(1 - Math.pow(BETA2, steps));
    for (int i = 0; i < parameters.length; i++) {
      mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
      square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
      parameters[i] -= RATE / first * mean[i] / (Math.sqrt(square[i]) / second + EPSILON);
    }
  }

  double[] mean() {
    return mean;
  }

  double[] square() {
    return square;
  }

  long steps() {
    return steps;
  }
}
