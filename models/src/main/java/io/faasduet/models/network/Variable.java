package io.faasduet.models.network;

import java.util.List;
import java.util.Locale;

/**
 * A trained array of a network.
 *
 * @param layer the layer's name, as Keras has it
 * @param role what the layer does with it
 * @param shape in TensorFlow's order: rows, columns, inputs, outputs for a convolution's kernel
 */
public record Variable(String layer, Role role, List<Integer> shape) {
  /** What a variable is to its layer; in lower case it is Keras's name for it. */
  public enum Role {
    KERNEL,
    /** Of a convolution channel by channel: rows, columns, channels, 1. */
    DEPTHWISE_KERNEL,
    BIAS,
    GAMMA,
    BETA,
    MOVING_MEAN,
    MOVING_VARIANCE;

    /** What versions of Keras call it, the usual name first. */
    public List<String> kerasNames() {
      String name = name().toLowerCase(Locale.ROOT);
      return this == DEPTHWISE_KERNEL ? List.of(name, "kernel") : List.of(name);
    }
  }

  public Variable {
    shape = List.copyOf(shape);
  }

  /** Its name among all of a network's variables, such as {@code conv1/kernel}. */
  public String name() {
    return layer + "/" + role.kerasNames().get(0);
  }

  /** How many values it has. */
  int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  /** How many of a layer's inputs one of its outputs is made from. */
  int fanIn() {
    return size() / outputs();
  }

  /** How many outputs the layer has; the values of each lie that far apart. */
  int outputs() {
    return shape.get(role == Role.DEPTHWISE_KERNEL ? shape.size() - 2 : shape.size() - 1);
  }
}
