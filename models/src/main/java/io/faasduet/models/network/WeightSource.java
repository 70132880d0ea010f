package io.faasduet.models.network;

/** Where a network's weights come from. */
@FunctionalInterface
public interface WeightSource {
  /** The values of a variable, its last dimension varying fastest; a fresh array. */
  float[] values(Variable variable);
}
