package io.faasduet.models;

/** Where a network's weights come from. */
@FunctionalInterface
interface WeightSource {
  /** The values of a variable, its last dimension varying fastest; a fresh array. */
  float[] values(Variable variable);
}
