package io.faasduet.models.network;

import java.util.List;

/**
 * ResNet-50 as torchvision has it, whose blocks have their stride in the convolution of 3 × 3: what
 * is called version 1.5. Layers are named as there. Its input is divided by the deviations of
 * ImageNet's colours here, since a bundle's input is multiplied by one number.
 */
final class TorchvisionResNet50 {
  private static final double EPSILON = 1e-5;
  private static final List<Double> DEVIATIONS = List.of(0.229, 0.224, 0.225);
  private static final int[] BLOCKS = {3, 4, 6, 3};

  private final Layers layers;

  private TorchvisionResNet50(Layers layers) {
    this.layers = layers;
  }

  /** Adds the network up to its logits. */
  static FeatureVector define(Layers layers, FeatureMap images, int classes) {
    return new TorchvisionResNet50(layers).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    FeatureMap map = layers.pad("pad", layers.divide("normalize", images, DEVIATIONS), 3);
    map = convolution("conv1", "bn1", map, 64, KernelShape.valid(7).stride(2));
    map = layers.pad("maxpool_pad", layers.relu("relu", map), 1);
    map = layers.maxPool("maxpool", map, KernelShape.valid(3).stride(2));
    for (int stage = 0; stage < BLOCKS.length; stage++) {
      for (int block = 0; block < BLOCKS[stage]; block++) {
        String prefix = "layer%d.%d.".formatted(stage + 1, block);
        map = block(prefix, map, 64 << stage, stage > 0 && block == 0 ? 2 : 1, block == 0);
      }
    }
    return layers.dense("fc", layers.globalAveragePool("avgpool", map), classes);
  }

  /**
   * Narrows, convolves and widens, and adds that to its input.
   *
   * @param projected whether the input is brought to the size of what is added to it
   */
  private FeatureMap block(
      String prefix, FeatureMap input, int filters, int stride, boolean projected) {
    KernelShape pixel = KernelShape.valid(1);
    FeatureMap map = convolution(prefix + "conv1", prefix + "bn1", input, filters, pixel);
    map = layers.relu(prefix + "relu1", map);
    KernelShape window = KernelShape.same(3);
    if (stride > 1) { // zeros on both sides, where TensorFlow would have them on one
      map = layers.pad(prefix + "pad", map, 1);
      window = KernelShape.valid(3).stride(stride);
    }
    map = convolution(prefix + "conv2", prefix + "bn2", map, filters, window);
    map = layers.relu(prefix + "relu2", map);
    map = convolution(prefix + "conv3", prefix + "bn3", map, 4 * filters, pixel);
    FeatureMap kept = input;
    if (projected) {
      String name = prefix + "downsample.";
      kept = convolution(name + "0", name + "1", input, 4 * filters, pixel.stride(stride));
    }
    return layers.relu(prefix + "relu3", layers.add(prefix + "add", map, kept));
  }

  private FeatureMap convolution(
      String name, String normalization, FeatureMap input, int filters, KernelShape window) {
    return layers.convolution(
        name, input, filters, window, false, Normalization.scaled(normalization, EPSILON));
  }
}
