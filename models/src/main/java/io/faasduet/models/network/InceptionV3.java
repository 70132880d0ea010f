package io.faasduet.models.network;

/**
 * Inception-v3: Szegedy et al., "Rethinking the Inception Architecture for Computer Vision" (2015).
 * Convolutions are numbered in the order in which Keras Applications makes them, and named as a
 * fresh Keras names them: {@code conv2d}, {@code conv2d_1}, and so on.
 */
final class InceptionV3 {
  private static final double EPSILON = 1e-3;

  private final Layers layers;
  private int convolutions;
  private int averagePools;

  private InceptionV3(Layers layers) {
    this.layers = layers;
  }

  /** Adds the network up to its logits. */
  static FeatureVector define(Layers layers, FeatureMap images, int classes) {
    return new InceptionV3(layers).logits(images, classes);
  }

  private FeatureVector logits(FeatureMap images, int classes) {
    KernelShape halving = KernelShape.valid(3).stride(2);
    FeatureMap map = convolution(images, 32, halving);
    map = convolution(map, 32, KernelShape.valid(3));
    map = convolution(map, 64, KernelShape.same(3));
    map = layers.maxPool("max_pooling2d", map, halving);
    map = convolution(map, 80, KernelShape.valid(1));
    map = convolution(map, 192, KernelShape.valid(3));
    map = layers.maxPool("max_pooling2d_1", map, halving);
    map = fine("mixed0", map, 32);
    map = fine("mixed1", map, 64);
    map = fine("mixed2", map, 64);
    map = fineToMiddle(map, halving);
    map = middle("mixed4", map, 128);
    map = middle("mixed5", map, 160);
    map = middle("mixed6", map, 160);
    map = middle("mixed7", map, 192);
    map = middleToCoarse(map, halving);
    map = coarse("mixed9", map);
    map = coarse("mixed10", map);
    return layers.dense("predictions", layers.globalAveragePool("avg_pool", map), classes);
  }

  private FeatureMap fine(String name, FeatureMap input, int pooled) {
    FeatureMap one = convolution(input, 64, KernelShape.same(1));
    FeatureMap five = convolution(input, 48, KernelShape.same(1));
    five = convolution(five, 64, KernelShape.same(5));
    FeatureMap three = twiceThree(input, KernelShape.same(3));
    return layers.concatenate(name, one, five, three, averaged(input, pooled));
  }

  private FeatureMap fineToMiddle(FeatureMap input, KernelShape halving) {
    FeatureMap three = convolution(input, 384, halving);
    FeatureMap twice = twiceThree(input, halving);
    return layers.concatenate(
        "mixed3", three, twice, layers.maxPool("max_pooling2d_2", input, halving));
  }

  private FeatureMap twiceThree(FeatureMap input, KernelShape last) {
    FeatureMap map = convolution(input, 64, KernelShape.same(1));
    map = convolution(map, 96, KernelShape.same(3));
    return convolution(map, 96, last);
  }

  private FeatureMap middle(String name, FeatureMap input, int channels) {
    FeatureMap one = convolution(input, 192, KernelShape.same(1));
    FeatureMap seven = convolution(input, channels, KernelShape.same(1));
    seven = convolution(seven, channels, row(7));
    seven = convolution(seven, 192, column(7));
    FeatureMap twice = convolution(input, channels, KernelShape.same(1));
    twice = convolution(twice, channels, column(7));
    twice = convolution(twice, channels, row(7));
    twice = convolution(twice, channels, column(7));
    twice = convolution(twice, 192, row(7));
    return layers.concatenate(name, one, seven, twice, averaged(input, 192));
  }

  private FeatureMap middleToCoarse(FeatureMap input, KernelShape halving) {
    FeatureMap three = convolution(input, 192, KernelShape.same(1));
    three = convolution(three, 320, halving);
    FeatureMap seven = convolution(input, 192, KernelShape.same(1));
    seven = convolution(seven, 192, row(7));
    seven = convolution(seven, 192, column(7));
    seven = convolution(seven, 192, halving);
    return layers.concatenate(
        "mixed8", three, seven, layers.maxPool("max_pooling2d_3", input, halving));
  }

  private FeatureMap coarse(String name, FeatureMap input) {
    FeatureMap one = convolution(input, 320, KernelShape.same(1));
    FeatureMap three = convolution(input, 384, KernelShape.same(1));
    three = rowAndColumn(name + "_three", three);
    FeatureMap twice = convolution(input, 448, KernelShape.same(1));
    twice = convolution(twice, 384, KernelShape.same(3));
    twice = rowAndColumn(name + "_twice", twice);
    return layers.concatenate(name, one, three, twice, averaged(input, 192));
  }

  private FeatureMap rowAndColumn(String name, FeatureMap input) {
    return layers.concatenate(
        name, convolution(input, 384, row(3)), convolution(input, 384, column(3)));
  }

  private FeatureMap averaged(FeatureMap input, int channels) {
    String name = numbered("average_pooling2d", averagePools++);
    return convolution(
        layers.averagePool(name, input, KernelShape.same(3)), channels, KernelShape.same(1));
  }

  private FeatureMap convolution(FeatureMap input, int filters, KernelShape window) {
    int number = convolutions++;
    FeatureMap map =
        layers.convolution(
            numbered("conv2d", number),
            input,
            filters,
            window,
            false,
            new Normalization(numbered("batch_normalization", number), EPSILON, false));
    return layers.relu(numbered("activation", number), map);
  }

  private static KernelShape row(int length) {
    return new KernelShape(1, length, 1, Padding.SAME);
  }

  private static KernelShape column(int length) {
    return new KernelShape(length, 1, 1, Padding.SAME);
  }

  private static String numbered(String kind, int number) {
    return number == 0 ? kind : kind + "_" + number;
  }
}
