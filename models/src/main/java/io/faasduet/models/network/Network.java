package io.faasduet.models.network;

import static java.util.stream.Collectors.joining;

import io.faasduet.inference.bundle.ModelInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A classifier that a bundle can be made of; by itself it tells ImageNet's 1000 classes apart. */
public enum Network {
  /** SqueezeNet 1.1: 227 × 227 pixels, 1,235,496 parameters. */
  SQUEEZENET_1_1("squeezenet1_1", caffe(227), SqueezeNet::define, Map.of("conv10", 0.15)),

  /** MobileNetV2 of full width: 224 × 224 pixels, 3,538,984 parameters. */
  MOBILENET_V2(
      "mobilenet_v2",
      centred(224),
      mobileNet(1),
      Map.of("Conv1", 3.0, "Conv_1_bn", 4.0, "predictions", 1.0)),

  /** MobileNetV2 with 0.35 times the channels: 224 × 224 pixels, 1,677,224 parameters. */
  MOBILENET_V2_035(
      "mobilenet_v2_035",
      centred(224),
      mobileNet(0.35),
      Map.of("Conv1", 3.0, "Conv_1_bn", 4.0, "predictions", 1.0)),

  /** EfficientNet-Lite0: 224 × 224 pixels, 4,652,008 parameters. */
  EFFICIENTNET_LITE0(
      "efficientnet_lite0",
      centralSquare(224, 127, 128),
      EfficientNetLite0::define,
      Map.of("conv_stem", 8.0, "bn1", 2.0, "conv_head", 3.0, "fc", 0.4)),

  /** ResNet-50, version 1: 224 × 224 pixels, 25,636,712 parameters. */
  RESNET50(
      "resnet50",
      caffe(224),
      ResNet50::define,
      Map.of("conv1_bn", 0.015, "_3_bn", 0.4, "predictions", 3.0)),

  /** ResNet-50 as PyTorch's torchvision has it: 224 × 224 pixels, 25,610,152 parameters. */
  RESNET50_V1_5(
      "resnet50_v1_5",
      torchvision(224),
      TorchvisionResNet50::define,
      Map.of(".bn3", 0.4, "fc", 3.0)),

  /** Inception-v3: 299 × 299 pixels, 23,851,784 parameters. */
  INCEPTION_V3("inception_v3", centred(299), InceptionV3::define, Map.of("predictions", 10.0));

  /** How many classes ImageNet has. */
  public static final int CLASSES = 1000;

  /** The name of the graph's input, in it and in its serving signature. */
  static final String INPUT = "input";

  /** The name of the graph's output, in it and in its serving signature. */
  public static final String OUTPUT = "probabilities";

  private final String id;
  private final ModelInput input;
  private final Definition definition;
  private final Map<String, Double> seededGains;

  /** Adds a network's layers up to its logits. */
  @FunctionalInterface
  private interface Definition {
    FeatureVector logits(Layers layers, FeatureMap images, int classes);
  }

  /**
   * @param definition adds the network's layers up to its logits
   * @param seededGains what seeded layers are multiplied by, by the end of their names; chosen so
   *     that softmax is neither flat nor sure of itself
   */
  Network(String id, ModelInput input, Definition definition, Map<String, Double> seededGains) {
    this.id = id;
    this.input = input;
    this.definition = definition;
    this.seededGains = seededGains;
  }

  /** What commands, settings and answers call it. */
  public String id() {
    return id;
  }

  /** What it is fed. */
  public ModelInput input() {
    return input;
  }

  /**
   * The network with the given id.
   *
   * @throws IllegalArgumentException if there is none; the message lists those there are
   */
  public static Network of(String id) {
    return Arrays.stream(values())
        .filter(network -> network.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no network is called '" + id + "'; there are: " + ids()));
  }

  public WeightSource seeded(long seed) {
    return new SeededWeights(seed, seededGains);
  }

  /**
   * All that it has to be given values for, layer by layer in the order of a Keras model, the bias
   * of the last layer at the end.
   */
  public List<Variable> variables(int classes) {
    List<Variable> variables = new ArrayList<>();
    FrozenGraph graph =
        freeze(
            variable -> {
              variables.add(variable);
              return new float[variable.size()];
            },
            classes,
            Precision.FLOAT32);
    return LayerDepths.deepestFirst(graph.graph(), variables);
  }

  public FrozenGraph freeze(WeightSource weights) {
    return freeze(weights, CLASSES, Precision.FLOAT32);
  }

  public FrozenGraph freeze(WeightSource weights, int classes, Precision precision) {
    GraphBuilder graph = new GraphBuilder();
    Layers layers = new Layers(graph, weights, precision);
    FeatureMap images = layers.images(INPUT, input.height(), input.width());
    FeatureVector probabilities =
        layers.softmax(OUTPUT, definition.logits(layers, images, classes));
    return new FrozenGraph(graph.build(), images, probabilities);
  }

  private static String ids() {
    return Arrays.stream(values()).map(Network::id).collect(joining(", "));
  }

  private static ModelInput caffe(int side) {
    return new ModelInput(
        Optional.of(INPUT),
        side,
        side,
        ModelInput.NHWC,
        ModelInput.BGR,
        ModelInput.Mean.IMAGENET,
        1,
        Optional.empty());
  }

  /** RGB from -1 to 1. */
  private static ModelInput centred(int side) {
    return new ModelInput(
        Optional.of(INPUT),
        side,
        side,
        ModelInput.NHWC,
        ModelInput.RGB,
        new ModelInput.Mean(127.5, 127.5, 127.5),
        1 / 127.5,
        Optional.empty());
  }

  /** RGB less a mean and divided, of the middle of the image. */
  private static ModelInput centralSquare(int side, double mean, double divisor) {
    return new ModelInput(
        Optional.of(INPUT),
        side,
        side,
        ModelInput.NHWC,
        ModelInput.RGB,
        new ModelInput.Mean(mean, mean, mean),
        1 / divisor,
        Optional.of(ModelInput.CENTRAL_SQUARE));
  }

  /** RGB from 0 to 1 less the mean colour of ImageNet, of the middle of the image. */
  private static ModelInput torchvision(int side) {
    return new ModelInput(
        Optional.of(INPUT),
        side,
        side,
        ModelInput.NHWC,
        ModelInput.RGB,
        new ModelInput.Mean(255 * 0.485, 255 * 0.456, 255 * 0.406),
        1 / 255.0,
        Optional.of(ModelInput.CENTRAL_CROP));
  }

  private static Definition mobileNet(double alpha) {
    return (layers, images, classes) -> MobileNetV2.define(layers, images, classes, alpha);
  }
}
