package io.faasduet.models.network;

/**
 * EfficientNet-Lite0: the smallest EfficientNet of Tan and Le, "EfficientNet: Rethinking Model
 * Scaling for Convolutional Neural Networks" (2019), without squeeze-and-excitation and with ReLU6,
 * as TensorFlow's TPU models have it. Layers are named as in PyTorch's ports of it, without the
 * underscores that begin their names.
 */
final class EfficientNetLite0 {
  private static final double EPSILON = 1e-3;
  private static final int[][] STAGES = {
    // blocks, channels, stride of the first block, expansion, side of the depthwise kernel
    {1, 16, 1, 1, 3},
    {2, 24, 2, 6, 3},
    {2, 40, 2, 6, 5},
    {3, 80, 2, 6, 3},
    {3, 112, 1, 6, 5},
    {4, 192, 2, 6, 5},
    {1, 320, 1, 6, 3}
  };
  private static final int FIRST_CHANNELS = 32;
  private static final int LAST_CHANNELS = 1280;

  private final Layers layers;

  private EfficientNetLite0(Layers layers) {
    this.layers = layers;
  }

  /** Adds the network up to its logits. */
  static FeatureVector define(Layers layers, FeatureMap images, int classes) {
    return new EfficientNetLite0(layers).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    FeatureMap map =
        convolution("conv_stem", "bn0", images, FIRST_CHANNELS, KernelShape.same(3).stride(2));
    map = layers.relu6("stem_relu", map);
    int block = 0;
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[0]; i++) {
        KernelShape window = KernelShape.same(stage[4]).stride(i == 0 ? stage[2] : 1);
        map = block("blocks." + block++ + ".", map, stage[1], stage[3], window);
      }
    }
    map = convolution("conv_head", "bn1", map, LAST_CHANNELS, KernelShape.valid(1));
    map = layers.relu6("head_relu", map);
    return layers.dense("fc", layers.globalAveragePool("avg_pooling", map), classes);
  }

  private FeatureMap block(
      String prefix, FeatureMap input, int channels, int expansion, KernelShape window) {
    FeatureMap map = input;
    if (expansion > 1) {
      int wide = input.channels() * expansion;
      map = convolution(prefix + "expand_conv", prefix + "bn0", map, wide, KernelShape.valid(1));
      map = layers.relu6(prefix + "expand_relu", map);
    }
    map =
        layers.depthwise(
            prefix + "depthwise_conv", map, window, Normalization.scaled(prefix + "bn1", EPSILON));
    map = layers.relu6(prefix + "depthwise_relu", map);
    map = convolution(prefix + "project_conv", prefix + "bn2", map, channels, KernelShape.valid(1));
    return window.stride() == 1 && channels == input.channels()
        ? layers.add(prefix + "add", input, map)
        : map;
  }

  private FeatureMap convolution(
      String name, String normalization, FeatureMap input, int filters, KernelShape window) {
    return layers.convolution(
        name, input, filters, window, false, Normalization.scaled(normalization, EPSILON));
  }
}
