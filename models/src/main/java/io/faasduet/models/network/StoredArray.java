package io.faasduet.models.network;

import java.util.List;

/**
 * An array in a file of weights.
 *
 * @param name what the file calls it
 * @param shape the size of each dimension
 * @param floats whether its values are of float32 or float64
 */
public record StoredArray(String name, List<Integer> shape, boolean floats) {
  public StoredArray {
    shape = List.copyOf(shape);
  }
}
