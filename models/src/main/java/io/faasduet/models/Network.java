package io.faasduet.models;

import static java.util.stream.Collectors.joining;

import io.faasduet.inference.ModelInput;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A classifier of ImageNet's 1000 classes that a bundle can be made of. */
public enum Network {
  /** SqueezeNet 1.1: 227 × 227 pixels, 1,235,496 parameters. */
  SQUEEZENET_1_1("squeezenet1_1", caffe(227), SqueezeNet::define, Map.of("conv10", 0.15));

  /** The name of the graph's input, in it and in its serving signature. */
  static final String INPUT = "input";

  /** The name of the graph's output, in it and in its serving signature. */
  static final String OUTPUT = "probabilities";

  private final String id;
  private final ModelInput input;
  private final BiFunction<Layers, FeatureMap, FeatureVector> definition;
  private final Map<String, Double> seededGains;

  /**
   * @param definition adds the network's layers up to its logits
   * @param seededGains what seeded kernels are multiplied by, by layer; chosen so that softmax is
   *     neither flat nor sure of itself
   */
  Network(
      String id,
      ModelInput input,
      BiFunction<Layers, FeatureMap, FeatureVector> definition,
      Map<String, Double> seededGains) {
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

  WeightSource seeded(long seed) {
    return new SeededWeights(seed, seededGains);
  }

  FrozenGraph freeze(WeightSource weights) {
    GraphBuilder graph = new GraphBuilder();
    Layers layers = new Layers(graph, weights);
    FeatureMap pictures = layers.pictures(INPUT, input.height(), input.width());
    FeatureVector probabilities = layers.softmax(OUTPUT, definition.apply(layers, pictures));
    return new FrozenGraph(graph.build(), pictures, probabilities);
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
        1);
  }
}
