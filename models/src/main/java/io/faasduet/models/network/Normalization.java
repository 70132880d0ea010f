package io.faasduet.models.network;

/**
 * A batch normalization as it is at inference: {@code gamma · (x − mean) / √(variance + epsilon) +
 * beta}, channel by channel.
 *
 * @param layer the layer's name, as Keras has it
 * @param epsilon what keeps the root from zero
 * @param scaled whether there is a gamma; without one it is 1
 */
record Normalization(String layer, double epsilon, boolean scaled) {
  /** A normalization that scales. */
  static Normalization scaled(String layer, double epsilon) {
    return new Normalization(layer, epsilon, true);
  }
}
