package io.faasduet.models.network;

import io.faasduet.models.network.Variable.Role;
import io.faasduet.models.proto.AttrValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The layers that networks are written in. Each adds its nodes to a graph, with its weights as
 * constants, and answers what comes out of it. Names and layouts are those of Keras, so that its
 * weights fit.
 */
final class Layers {
  private final GraphBuilder graph;
  private final WeightSource weights;
  private final Precision precision;

  Layers(GraphBuilder graph, WeightSource weights, Precision precision) {
    this.graph = graph;
    this.weights = weights;
    this.precision = precision;
  }

  /** Images of any number, fed as float32 [batch, height, width, 3]. */
  FeatureMap images(String name, int height, int width) {
    graph.placeholder(name, List.of(GraphBuilder.ANY, height, width, 3));
    return new FeatureMap(name, height, width, 3);
  }

  /** A convolution with a bias and no activation. */
  FeatureMap convolution(String name, FeatureMap input, int filters, KernelShape window) {
    Variable kernel = kernel(name, input, filters, window);
    Variable bias = new Variable(name, Role.BIAS, List.of(filters));
    return convolution(input, window, new ConvolutionWeights(kernel, values(kernel), values(bias)));
  }

  /** A convolution, with an optional bias, and the normalization folded into it. */
  FeatureMap convolution(
      String name,
      FeatureMap input,
      int filters,
      KernelShape window,
      boolean bias,
      Normalization normalization) {
    Variable kernel = kernel(name, input, filters, window);
    float[] biases =
        bias ? values(new Variable(name, Role.BIAS, List.of(filters))) : new float[filters];
    ConvolutionWeights filter = new ConvolutionWeights(kernel, values(kernel), biases);
    return convolution(input, window, filter.folding(normalization, this::values));
  }

  /** A convolution of each channel by itself, without a bias, the normalization folded into it. */
  FeatureMap depthwise(
      String name, FeatureMap input, KernelShape window, Normalization normalization) {
    Variable kernel =
        new Variable(
            name,
            Role.DEPTHWISE_KERNEL,
            List.of(window.height(), window.width(), input.channels(), 1));
    ConvolutionWeights filter =
        new ConvolutionWeights(kernel, values(kernel), new float[input.channels()]);
    return convolution(input, window, filter.folding(normalization, this::values));
  }

  /** Every output from every input, with a bias. */
  FeatureVector dense(String name, FeatureVector input, int outputs) {
    Variable kernel = new Variable(name, Role.KERNEL, List.of(input.size(), outputs));
    String product =
        graph.add(
            name + "/MatMul",
            "MatMul",
            List.of(input.node(), constant(kernel, values(kernel))),
            Map.of(
                "T", Attributes.FLOAT,
                "transpose_a", Attributes.flag(false),
                "transpose_b", Attributes.flag(false)));
    Variable bias = new Variable(name, Role.BIAS, List.of(outputs));
    return new FeatureVector(biased(product, bias, values(bias)), outputs);
  }

  /** Negative values become zero. */
  FeatureMap relu(String name, FeatureMap input) {
    graph.add(name, "Relu", List.of(input.node()), Map.of("T", Attributes.FLOAT));
    return new FeatureMap(name, input.height(), input.width(), input.channels());
  }

  /** Negative values become zero, and those above 6 become 6. */
  FeatureMap relu6(String name, FeatureMap input) {
    graph.add(name, "Relu6", List.of(input.node()), Map.of("T", Attributes.FLOAT));
    return new FeatureMap(name, input.height(), input.width(), input.channels());
  }

  /** The sum of two feature maps of one size. */
  FeatureMap add(String name, FeatureMap one, FeatureMap other) {
    if (!other.equals(new FeatureMap(other.node(), one.height(), one.width(), one.channels()))) {
      throw new IllegalArgumentException(name + " adds maps that differ in size");
    }
    graph.add(name, "AddV2", List.of(one.node(), other.node()), Map.of("T", Attributes.FLOAT));
    return new FeatureMap(name, one.height(), one.width(), one.channels());
  }

  /** Each channel divided by its number. */
  FeatureMap divide(String name, FeatureMap input, List<Double> divisors) {
    float[] factors = new float[divisors.size()];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) (1 / divisors.get(i));
    }
    String constant = graph.constant(name + "/factors", factors, List.of(factors.length));
    graph.add(name, "Mul", List.of(input.node(), constant), Map.of("T", Attributes.FLOAT));
    return new FeatureMap(name, input.height(), input.width(), input.channels());
  }

  /** So many rows and columns of zeros on each side. */
  FeatureMap pad(String name, FeatureMap input, int pixels) {
    String sides =
        graph.matrix(name + "/paddings", 2, new int[] {0, 0, pixels, pixels, pixels, pixels, 0, 0});
    graph.add(
        name,
        "Pad",
        List.of(input.node(), sides),
        Map.of("T", Attributes.FLOAT, "Tpaddings", Attributes.INT32));
    return new FeatureMap(
        name, input.height() + 2 * pixels, input.width() + 2 * pixels, input.channels());
  }

  /** The mean of each window, channel by channel; what lies outside does not count. */
  FeatureMap averagePool(String name, FeatureMap input, KernelShape window) {
    return pool("AvgPool", name, input, window);
  }

  /** The largest value in each window, channel by channel. */
  FeatureMap maxPool(String name, FeatureMap input, KernelShape window) {
    return pool("MaxPool", name, input, window);
  }

  private FeatureMap pool(String operation, String name, FeatureMap input, KernelShape window) {
    Map<String, AttrValue> settings =
        Map.of(
            "T", Attributes.FLOAT,
            "ksize", Attributes.perPixel(window.height(), window.width()),
            "strides", Attributes.perPixel(window.stride(), window.stride()),
            "padding", Attributes.text(window.padding().name()),
            "data_format", Attributes.NHWC);
    graph.add(name, operation, List.of(input.node()), settings);
    return window.over(input, name, input.channels());
  }

  /** The channels of several feature maps of one size, in order. */
  FeatureMap concatenate(String name, FeatureMap... inputs) {
    FeatureMap first = inputs[0];
    int channels = 0;
    for (FeatureMap input : inputs) {
      if (input.height() != first.height() || input.width() != first.width()) {
        throw new IllegalArgumentException(name + " joins maps that differ in size");
      }
      channels += input.channels();
    }
    String axis = graph.scalar(name + "/axis", 3);
    graph.add(
        name,
        "ConcatV2",
        Stream.concat(Stream.of(inputs).map(FeatureMap::node), Stream.of(axis)).toList(),
        Map.of(
            "N", Attributes.number(inputs.length),
            "T", Attributes.FLOAT,
            "Tidx", Attributes.INT32));
    return new FeatureMap(name, first.height(), first.width(), channels);
  }

  /** The mean of each channel. */
  FeatureVector globalAveragePool(String name, FeatureMap input) {
    String axes = graph.constant(name + "/axes", 1, 2);
    graph.add(
        name,
        "Mean",
        List.of(input.node(), axes),
        Map.of(
            "T", Attributes.FLOAT,
            "Tidx", Attributes.INT32,
            "keep_dims", Attributes.flag(false)));
    return new FeatureVector(name, input.channels());
  }

  /** Values as probabilities: positive, summing to 1. */
  FeatureVector softmax(String name, FeatureVector input) {
    graph.add(name, "Softmax", List.of(input.node()), Map.of("T", Attributes.FLOAT));
    return new FeatureVector(name, input.size());
  }

  private FeatureMap convolution(FeatureMap input, KernelShape window, ConvolutionWeights filter) {
    String name = filter.kernel().layer();
    boolean depthwise = filter.kernel().role() == Role.DEPTHWISE_KERNEL;
    String operation = depthwise ? "DepthwiseConv2dNative" : "Conv2D";
    String product =
        graph.add(
            name + "/" + operation,
            operation,
            List.of(input.node(), constant(filter.kernel(), filter.weights())),
            Map.of(
                "T", Attributes.FLOAT,
                "strides", Attributes.perPixel(window.stride(), window.stride()),
                "padding", Attributes.text(window.padding().name()),
                "dilations", Attributes.perPixel(1, 1),
                "data_format", Attributes.NHWC));
    int channels = filter.biases().length;
    Variable bias = new Variable(name, Role.BIAS, List.of(channels));
    return window.over(input, biased(product, bias, filter.biases()), channels);
  }

  private String biased(String product, Variable bias, float[] values) {
    return graph.add(
        bias.layer() + "/BiasAdd",
        "BiasAdd",
        List.of(product, constant(bias, values)),
        Map.of("T", Attributes.FLOAT, "data_format", Attributes.NHWC));
  }

  private static Variable kernel(String name, FeatureMap input, int filters, KernelShape window) {
    return new Variable(
        name, Role.KERNEL, List.of(window.height(), window.width(), input.channels(), filters));
  }

  private String constant(Variable variable, float[] values) {
    return precision.halves(values.length)
        ? graph.halved(variable.name(), values, variable.shape())
        : graph.constant(variable.name(), values, variable.shape());
  }

  private float[] values(Variable variable) {
    float[] values = weights.values(variable);
    if (values.length != variable.size()) {
      throw new IllegalArgumentException(
          "%s has %d values, not %d".formatted(variable, values.length, variable.size()));
    }
    return values;
  }
}
