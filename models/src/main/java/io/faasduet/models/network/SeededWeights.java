package io.faasduet.models.network;

import java.util.Map;

/**
 * Random weights that are the same on every machine for the same seed. Each variable has a stream
 * of its own, drawn from the seed and its name, so a network may change without changing the layers
 * it keeps.
 *
 * <p>Kernels are normal with the variance of He et al., "Delving Deep into Rectifiers" (2015), and
 * the kernel of each output has its mean taken off. Without that, rectified features all point the
 * same way, and a deep random network gives every image nearly the same answer. Biases are zero,
 * and normalizations are random but mild.
 */
final class SeededWeights implements WeightSource {
  /**
   * Rectified normal features have second moment 1/2 and variance 1/2 − 1/2π. A centred kernel sees
   * only the variance; this factor makes up for it, so that layers neither fade nor explode.
   */
  private static final double CENTRED = Math.sqrt(0.5 / (0.5 - 1 / (2 * Math.PI)));

  private final long seed;
  private final Map<String, Double> gains;

  /**
   * @param gains what a layer's kernel or gamma is multiplied by, by the end of its name; 1 for
   *     layers left out
   */
  SeededWeights(long seed, Map<String, Double> gains) {
    this.seed = seed;
    this.gains = Map.copyOf(gains);
  }

  @Override
  public float[] values(Variable variable) {
    return switch (variable.role()) {
      case KERNEL -> kernel(variable);
      case DEPTHWISE_KERNEL -> normal(variable, 0, Math.sqrt(2.0 / variable.fanIn()));
      case BIAS -> new float[variable.size()];
      case GAMMA -> normal(variable, gain(variable), 0.1 * gain(variable));
      case BETA, MOVING_MEAN -> normal(variable, 0, 0.02);
      case MOVING_VARIANCE -> variances(variable);
    };
  }

  private double gain(Variable variable) {
    return gains.entrySet().stream()
        .filter(gain -> variable.layer().endsWith(gain.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .reduce(1, (one, other) -> one * other);
  }

  private float[] normal(Variable variable, double mean, double deviation) {
    GaussianStream numbers = new GaussianStream(seed, variable.name());
    float[] values = new float[variable.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (mean + deviation * numbers.next());
    }
    return values;
  }

  /** Between 1 and mostly 1.3, so that no channel is blown up. */
  private float[] variances(Variable variable) {
    float[] values = normal(variable, 0, 0.1);
    for (int i = 0; i < values.length; i++) {
      values[i] = 1 + Math.abs(values[i]);
    }
    return values;
  }

  private float[] kernel(Variable variable) {
    GaussianStream numbers = new GaussianStream(seed, variable.name());
    int outputs = variable.outputs();
    int fanIn = variable.fanIn();
    double[] drawn = new double[variable.size()];
    double[] means = new double[outputs];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = numbers.next();
      means[i % outputs] += drawn[i] / fanIn;
    }
    double deviation = CENTRED * Math.sqrt(2.0 / fanIn) * gain(variable);
    float[] kernel = new float[drawn.length];
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] = (float) ((drawn[i] - means[i % outputs]) * deviation);
    }
    return kernel;
  }
}
