package io.faasduet.models.network;

/**
 * The window of a convolution or a pool, in pixels.
 *
 * @param height rows the window covers
 * @param width columns the window covers
 * @param stride how far it moves, down and across
 * @param padding what it does at the border
 */
record KernelShape(int height, int width, int stride, Padding padding) {
  KernelShape {
    if (height < 1 || width < 1 || stride < 1) {
      throw new IllegalArgumentException("a window and its stride are at least one pixel");
    }
  }

  /** A square window that moves pixel by pixel and keeps the size. */
  static KernelShape same(int side) {
    return new KernelShape(side, side, 1, Padding.SAME);
  }

  /** A square window that moves pixel by pixel inside the border. */
  static KernelShape valid(int side) {
    return new KernelShape(side, side, 1, Padding.VALID);
  }

  /** The same window moving by another stride. */
  KernelShape stride(int pixels) {
    return new KernelShape(height, width, pixels, padding);
  }

  /** What is left of a feature map when this window has gone over it. */
  FeatureMap over(FeatureMap input, String node, int channels) {
    return new FeatureMap(
        node,
        padding.positions(input.height(), height, stride),
        padding.positions(input.width(), width, stride),
        channels);
  }
}
