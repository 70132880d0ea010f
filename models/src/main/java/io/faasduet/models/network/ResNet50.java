package io.faasduet.models.network;

/**
 * ResNet-50 in its first version: He et al., "Deep Residual Learning for Image Recognition" (2015).
 * Layers are named as in Keras Applications, which has the stride in a block's first convolution.
 */
final class ResNet50 {
  private static final double EPSILON = 1.001e-5;
  private static final int[] BLOCKS = {3, 4, 6, 3};

  private final Layers layers;

  private ResNet50(Layers layers) {
    this.layers = layers;
  }

  /** Adds the network up to its logits. */
  static FeatureVector define(Layers layers, FeatureMap images, int classes) {
    return new ResNet50(layers).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    FeatureMap map = layers.pad("conv1_pad", images, 3);
    map = convolution("conv1", map, 64, KernelShape.valid(7).stride(2));
    map = layers.pad("pool1_pad", layers.relu("conv1_relu", map), 1);
    map = layers.maxPool("pool1_pool", map, KernelShape.valid(3).stride(2));
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 1; block <= BLOCKS[stage]; block++) {
        String name = "conv%d_block%d".formatted(stage + 2, block);
        map = block(name, map, 64 << stage, stage > 0 && block == 1 ? 2 : 1, block == 1);
      }
    }
    return layers.dense("predictions", layers.globalAveragePool("avg_pool", map), classes);
  }

  /**
   * Narrows, convolves and widens, and adds that to its input.
   *
   * @param projected whether the input is brought to the size of what is added to it
   */
  private FeatureMap block(
      String name, FeatureMap input, int filters, int stride, boolean projected) {
    KernelShape pixel = KernelShape.valid(1);
    FeatureMap kept =
        projected ? convolution(name + "_0", input, 4 * filters, pixel.stride(stride)) : input;
    FeatureMap map = convolution(name + "_1", input, filters, pixel.stride(stride));
    map = layers.relu(name + "_1_relu", map);
    map = convolution(name + "_2", map, filters, KernelShape.same(3));
    map = layers.relu(name + "_2_relu", map);
    map = convolution(name + "_3", map, 4 * filters, pixel);
    return layers.relu(name + "_out", layers.add(name + "_add", kept, map));
  }

  private FeatureMap convolution(String name, FeatureMap input, int filters, KernelShape window) {
    return layers.convolution(
        name + "_conv", input, filters, window, true, Normalization.scaled(name + "_bn", EPSILON));
  }
}
