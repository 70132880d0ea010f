package io.faasduet.models;

import java.util.List;
import java.util.Locale;

/**
 * A trained array of a network.
 *
 * @param layer the layer's name, as Keras has it
 * @param role what the layer does with it
 * @param shape in TensorFlow's order: rows, columns, inputs, outputs for a convolution's kernel
 */
record Variable(String layer, Role role, List<Integer> shape) {
  /** What a variable is to its layer; in lower case it is Keras's name for it. */
  enum Role {
    KERNEL,
    BIAS
  }

  Variable {
    shape = List.copyOf(shape);
  }

  /** Its name among all of a network's variables, such as {@code conv1/kernel}. */
  String name() {
    return layer + "/" + role.name().toLowerCase(Locale.ROOT);
  }

  /** How many values it has. */
  int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** How many of a layer's inputs one of its outputs is made from: all dimensions but the last. */
  int fanIn() {
    return size() / outputs();
  }

  /** How many outputs the layer has: the last dimension. */
  int outputs() {
    return shape.get(shape.size() - 1);
  }
}
