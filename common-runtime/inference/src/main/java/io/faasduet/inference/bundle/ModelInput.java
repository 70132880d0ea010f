package io.faasduet.inference.bundle;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The input of a network: one float32 tensor of images scaled to one size. Each value is {@code
 * (pixel − mean of its channel) × scale}, where a pixel's channel is 0 to 255.
 *
 * @param tensor the input's name in the model's serving signature; absent where the engine goes by
 *     position
 * @param height rows, in pixels
 * @param width columns, in pixels
 * @param layout {@code NHWC}, as TensorFlow has it, or {@code NCHW}, as PyTorch has it
 * @param channelOrder {@code RGB} or {@code BGR}
 * @param mean what is taken off each channel
 * @param scale what the difference is multiplied by
 * @param resize how an image gets the network's size: {@code stretch} (the default), bilinearly
 *     from the whole image, {@code central_square}, bicubically from the largest centred square, or
 *     {@code central_crop}, as torchvision's transforms {@code Resize(256)} and {@code
 *     CenterCrop(224)} for an input of 224
 */
public record ModelInput(
    Optional<String> tensor,
    int height,
    int width,
    String layout,
    String channelOrder,
    Mean mean,
    double scale,
    Optional<String> resize) {

  /** Batch, rows, columns, channels. */
  public static final String NHWC = "NHWC";

  /** Batch, channels, rows, columns. */
  public static final String NCHW = "NCHW";

  /** Red first. */
  public static final String RGB = "RGB";

  /** Blue first, as Caffe had it. */
  public static final String BGR = "BGR";

  /** The whole image, its sides scaled each by itself. */
  public static final String STRETCH = "stretch";

  /** The largest square in the middle of the image. */
  public static final String CENTRAL_SQUARE = "central_square";

  /**
   * The middle of the image, after its shorter side has been brought to eight sevenths of the
   * network's: 256 pixels for 224.
   */
  public static final String CENTRAL_CROP = "central_crop";

  private static final int LARGEST_SIDE = 16_384;

  /** Of which an image's tensor takes 192 MiB. */
  private static final int MOST_PIXELS = 1 << 24;

  public ModelInput {
    requireNonNull(tensor, "tensor");
    requireSide("input.height", height);
    requireSide("input.width", width);
    if (height * width > MOST_PIXELS) {
      throw new InvalidModelException(
          "fields 'input.height' and 'input.width' may be %d pixels together, not %d x %d"
              .formatted(MOST_PIXELS, height, width));
    }
    ModelDescription.requireOneOf("input.layout", layout, NHWC, NCHW);
    ModelDescription.requireOneOf("input.channel_order", channelOrder, RGB, BGR);
    requireNonNull(mean, "mean");
    if (!Double.isFinite(scale) || scale == 0) {
      throw new InvalidModelException("field 'input.scale' must be a number other than 0");
    }
    resize.ifPresent(
        value ->
            ModelDescription.requireOneOf(
                "input.resize", value, STRETCH, CENTRAL_SQUARE, CENTRAL_CROP));
    if (!resize.orElse(STRETCH).equals(STRETCH) && height != width) {
      throw new InvalidModelException(
          "field 'input.resize' is %s, but the input is %d x %d pixels"
              .formatted(resize.get(), width, height));
    }
  }

  /** How long the shorter side of an image is of which the middle is taken. */
  public int croppedSide() {
    return width * 8 / 7;
  }

  /** A value for each channel, by its colour, so that {@code channelOrder} does not touch it. */
  public record Mean(double red, double green, double blue) {
    /** What Caffe's networks take off: the mean colour of ImageNet. */
    public static final Mean IMAGENET = new Mean(123.68, 116.779, 103.939);

    public Mean {
      if (!Double.isFinite(red) || !Double.isFinite(green) || !Double.isFinite(blue)) {
        throw new InvalidModelException("field 'input.mean' must hold finite numbers");
      }
    }
  }

  private static void requireSide(String field, int pixels) {
    if (pixels < 1 || pixels > LARGEST_SIDE) {
      throw new InvalidModelException(
          "field '%s' must be from 1 to %d pixels, not %d".formatted(field, LARGEST_SIDE, pixels));
    }
  }
}
