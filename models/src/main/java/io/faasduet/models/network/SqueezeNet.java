package io.faasduet.models.network;

/**
 * SqueezeNet 1.1: Iandola et al., "SqueezeNet: AlexNet-level accuracy with 50x fewer parameters"
 * (2016), in the later revision that needs 2.4 times less computation. Layers are named as in the
 * Keras port of it; dropout, which does nothing at inference, is left out.
 */
final class SqueezeNet {
  private final Layers layers;

  private SqueezeNet(Layers layers) {
    this.layers = layers;
  }

  /** Adds the network up to its logits. */
  static FeatureVector define(Layers layers, FeatureMap images, int classes) {
    return new SqueezeNet(layers).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    FeatureMap map = convolution("conv1", "relu_conv1", images, 64, KernelShape.valid(3).stride(2));
    map = pool("pool1", map);
    map = fire("fire2", map, 16, 64);
    map = fire("fire3", map, 16, 64);
    map = pool("pool3", map);
    map = fire("fire4", map, 32, 128);
    map = fire("fire5", map, 32, 128);
    map = pool("pool5", map);
    map = fire("fire6", map, 48, 192);
    map = fire("fire7", map, 48, 192);
    map = fire("fire8", map, 64, 256);
    map = fire("fire9", map, 64, 256);
    map = convolution("conv10", "relu_conv10", map, classes, KernelShape.valid(1));
    return layers.globalAveragePool("global_average_pooling2d", map);
  }

  /** Squeezes to a few channels, then widens them twice: pixel by pixel, and by 3 × 3 pixels. */
  private FeatureMap fire(String name, FeatureMap input, int squeezed, int expanded) {
    FeatureMap few = part(name, "squeeze1x1", input, squeezed, KernelShape.valid(1));
    return layers.concatenate(
        name + "/concat",
        part(name, "expand1x1", few, expanded, KernelShape.valid(1)),
        part(name, "expand3x3", few, expanded, KernelShape.same(3)));
  }

  private FeatureMap part(
      String fire, String name, FeatureMap input, int filters, KernelShape window) {
    return convolution(fire + "/" + name, fire + "/relu_" + name, input, filters, window);
  }

  private FeatureMap convolution(
      String name, String relu, FeatureMap input, int filters, KernelShape window) {
    return layers.relu(relu, layers.convolution(name, input, filters, window));
  }

  private FeatureMap pool(String name, FeatureMap input) {
    return layers.maxPool(name, input, KernelShape.valid(3).stride(2));
  }
}
