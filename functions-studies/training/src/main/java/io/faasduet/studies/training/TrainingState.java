package io.faasduet.studies.training;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What one execution hands on to the next: the network, the optimizer, and how many iterations are
 * done, which the optimizer's steps are.
 *
 * <p>As an object it is little-endian: the four bytes {@code DCKP}, the version 1 and the number of
 * features as int32, the iterations as int64, then parameters, means and squares as float64.
 */
record TrainingState(Perceptron network, Adam optimizer) {
  private static final int MAGIC = 0x504b4344; // DCKP
  private static final int VERSION = 1;
  private static final int HEADER_BYTES = 20;

  TrainingState {
    requireNonNull(network, "network");
    requireNonNull(optimizer, "optimizer");
    if (network.parameters().length != optimizer.mean().length) {
      throw new IllegalArgumentException("the optimizer is of another network");
    }
  }

  /** Of a training that begins. */
  static TrainingState drawn(int features, long seed) {
    Perceptron network = Perceptron.drawn(features, seed);
    return new TrainingState(network, Adam.of(network.parameters().length));
  }

  long iterations() {
    return optimizer.steps();
  }

  byte[] encoded() {
    int size = network.parameters().length;
    ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + 24 * size).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(MAGIC).putInt(VERSION).putInt(network.features()).putLong(iterations());
    out.asDoubleBuffer().put(network.parameters()).put(optimizer.mean()).put(optimizer.square());
    return out.array();
  }

  /**
   * The state of an object.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TrainingState decoded(byte[] object) {
    ByteBuffer in = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
    if (object.length < HEADER_BYTES || in.getInt() != MAGIC || in.getInt() != VERSION) {
      throw new IllegalArgumentException("no checkpoint of version " + VERSION);
    }
    int features = in.getInt();
    long iterations = in.getLong();
    int size = Perceptron.size(Math.max(0, features));
    if (features < 1 || object.length != HEADER_BYTES + 24L * size) {
      throw new IllegalArgumentException(
          "a checkpoint of %d features in %d bytes".formatted(features, object.length));
    }
    double[] parameters = new double[size];
    double[] mean = new double[size];
    double[] square = new double[size];
    in.asDoubleBuffer().get(parameters).get(mean).get(square);
    return new TrainingState(
        new Perceptron(features, parameters), new Adam(mean, square, iterations));
  }
}
