package io.faasduet.models;

import io.faasduet.models.Variable.Role;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.tensorflow.proto.AttrValue;

/**
 * The layers that networks are written in. Each adds its nodes to a graph, with its weights as
 * constants, and answers what comes out of it. Names and layouts are those of Keras, so that its
 * weights fit.
 */
final class Layers {
  private final GraphBuilder graph;
  private final WeightSource weights;

  Layers(GraphBuilder graph, WeightSource weights) {
    this.graph = graph;
    this.weights = weights;
  }

  /** Pictures of any number, fed as float32 [batch, height, width, 3]. */
  FeatureMap pictures(String name, int height, int width) {
    graph.placeholder(name, List.of(GraphBuilder.ANY, height, width, 3));
    return new FeatureMap(name, height, width, 3);
  }

  /** A convolution with a bias and no activation. */
  FeatureMap convolution(String name, FeatureMap input, int filters, Window window) {
    String kernel =
        variable(
            name, Role.KERNEL, List.of(window.height(), window.width(), input.channels(), filters));
    String bias = variable(name, Role.BIAS, List.of(filters));
    String product =
        graph.add(
            name + "/Conv2D",
            "Conv2D",
            List.of(input.node(), kernel),
            Map.of(
                "T", Attributes.FLOAT,
                "strides", Attributes.perPixel(window.stride(), window.stride()),
                "padding", Attributes.text(window.padding().name()),
                "dilations", Attributes.perPixel(1, 1),
                "data_format", Attributes.NHWC));
    String sum =
        graph.add(
            name + "/BiasAdd",
            "BiasAdd",
            List.of(product, bias),
            Map.of("T", Attributes.FLOAT, "data_format", Attributes.NHWC));
    return window.over(input, sum, filters);
  }

  /** Negative values become zero. */
  FeatureMap relu(String name, FeatureMap input) {
    graph.add(name, "Relu", List.of(input.node()), Map.of("T", Attributes.FLOAT));
    return new FeatureMap(name, input.height(), input.width(), input.channels());
  }

  /** The largest value in each window, channel by channel. */
  FeatureMap maxPool(String name, FeatureMap input, Window window) {
    Map<String, AttrValue> settings =
        Map.of(
            "T", Attributes.FLOAT,
            "ksize", Attributes.perPixel(window.height(), window.width()),
            "strides", Attributes.perPixel(window.stride(), window.stride()),
            "padding", Attributes.text(window.padding().name()),
            "data_format", Attributes.NHWC);
    graph.add(name, "MaxPool", List.of(input.node()), settings);
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

  private String variable(String layer, Role role, List<Integer> shape) {
    Variable variable = new Variable(layer, role, shape);
    float[] values = weights.values(variable);
    if (values.length != variable.size()) {
      throw new IllegalArgumentException(
          "%s has %d values, not %d".formatted(variable, values.length, variable.size()));
    }
    return graph.constant(variable.name(), values, shape);
  }
}
