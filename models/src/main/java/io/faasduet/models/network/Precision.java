package io.faasduet.models.network;

import java.util.Locale;

/** What the weights of a graph are stored as; every network computes in float32. */
public enum Precision {
  /** As they are. */
  FLOAT32,
  /**
   * Large kernels, which are nearly all of a network, as the nearest values of IEEE 754's binary16:
   * about half the bytes. The small ones, those near the input and those of single channels, stay
   * as they are, since what is lost there all that follows is computed from. Weights become float32
   * when the graph is loaded.
   */
  FLOAT16;

  private static final int LARGE = 32_768;

  /** Whether an array of so many values is stored in half its bytes. */
  boolean halves(int values) {
    return this == FLOAT16 && values >= LARGE;
  }

  /** What users type. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
