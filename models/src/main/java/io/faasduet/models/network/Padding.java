package io.faasduet.models.network;

/** What a window does at the border of a feature map; the names are TensorFlow's. */
enum Padding {
  /** Zeros are added, so that stride 1 keeps the size. */
  SAME,
  /** The window stays inside. */
  VALID;

  /** How many positions a window has along one side. */
  int positions(int side, int window, int stride) {
    int reach = this == SAME ? side : side - window + 1;
    if (reach < 1) {
      throw new IllegalArgumentException(
          "a window of " + window + " does not fit into " + side + " pixels");
    }
    return (reach + stride - 1) / stride;
  }
}
