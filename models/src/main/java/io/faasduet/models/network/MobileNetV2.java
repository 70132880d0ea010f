package io.faasduet.models.network;

/**
 * MobileNetV2: Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks" (2018).
 * Layers are named as in Keras Applications.
 */
final class MobileNetV2 {
  private static final double EPSILON = 1e-3;
  private static final int[][] STAGES = {
    // blocks, channels, stride of the first block, expansion
    {1, 16, 1, 1},
    {2, 24, 2, 6},
    {3, 32, 2, 6},
    {4, 64, 2, 6},
    {3, 96, 1, 6},
    {3, 160, 2, 6},
    {1, 320, 1, 6}
  };
  private static final int LAST_CHANNELS = 1280;

  private final Layers layers;
  private final double alpha;

  private MobileNetV2(Layers layers, double alpha) {
    this.layers = layers;
    this.alpha = alpha;
  }

  /**
   * Adds a network up to its logits.
   *
   * @param alpha what all channels but the last 1280 are multiplied by
   */
  static FeatureVector define(Layers layers, FeatureMap images, int classes, double alpha) {
    return new MobileNetV2(layers, alpha).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    FeatureMap map =
        convolution("Conv1", "bn_Conv1", images, channels(32), KernelShape.same(3).stride(2));
    map = layers.relu6("Conv1_relu", map);
    int block = 0;
    for (int[] stage : STAGES) {
      for (int i = 0; i < stage[0]; i++) {
        map = block(block++, map, channels(stage[1]), i == 0 ? stage[2] : 1, stage[3]);
      }
    }
    int last = alpha > 1 ? divisible(LAST_CHANNELS * alpha) : LAST_CHANNELS;
    map = convolution("Conv_1", "Conv_1_bn", map, last, KernelShape.valid(1));
    map = layers.relu6("out_relu", map);
    return layers.dense(
        "predictions", layers.globalAveragePool("global_average_pooling2d", map), classes);
  }

  private FeatureMap block(int number, FeatureMap input, int channels, int stride, int expansion) {
    String prefix = number == 0 ? "expanded_conv_" : "block_" + number + "_";
    FeatureMap map = input;
    if (number > 0) {
      int wide = input.channels() * expansion;
      map = convolution(prefix + "expand", prefix + "expand_BN", map, wide, KernelShape.valid(1));
      map = layers.relu6(prefix + "expand_relu", map);
    }
    // Keras pads by hand before stride 2; with the even sizes of 224 pixels that is SAME's padding.
    String depthwise = prefix + "depthwise";
    map =
        layers.depthwise(
            depthwise, map, KernelShape.same(3).stride(stride), normalization(depthwise + "_BN"));
    map = layers.relu6(depthwise + "_relu", map);
    map =
        convolution(prefix + "project", prefix + "project_BN", map, channels, KernelShape.valid(1));
    return stride == 1 && channels == input.channels()
        ? layers.add(prefix + "add", input, map)
        : map;
  }

  private FeatureMap convolution(
      String name, String normalization, FeatureMap input, int filters, KernelShape window) {
    return layers.convolution(name, input, filters, window, false, normalization(normalization));
  }

  private static Normalization normalization(String layer) {
    return Normalization.scaled(layer, EPSILON);
  }

  private int channels(int full) {
    return divisible(full * alpha);
  }

  /** The nearest multiple of 8, but never a tenth less. */
  private static int divisible(double channels) {
    int nearest = Math.max(8, (int) (channels + 4) / 8 * 8);
    return nearest < 0.9 * channels ? nearest + 8 : nearest;
  }
}
