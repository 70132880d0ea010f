package io.faasduet.models.network;

import io.faasduet.models.proto.AttrValue;
import io.faasduet.models.proto.GraphDef;
import io.faasduet.models.proto.NodeDef;
import io.faasduet.models.proto.TensorProto;
import io.faasduet.models.proto.TensorShapeProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs a graph in plain Java, one image at a time, by what TensorFlow's documentation says of each
 * operation. Slow and simple, so that it can be read; it shares no code with what built the graph.
 */
public final class ReferenceRun {
  /** Values in row-major order; a feature map's shape is [height, width, channels]. */
  public record Array(List<Integer> shape, float[] values) {
    int rows() {
      return shape.get(0);
    }

    int columns() {
      return shape.get(1);
    }

    int channels() {
      return shape.get(shape.size() - 1);
    }

    int at(int row, int column, int channel) {
      return (row * columns() + column) * channels() + channel;
    }
  }

  private final Map<String, Array> outputs = new HashMap<>();

  private ReferenceRun() {}

  /** Runs every node and answers the output of each, by its name. */
  static Map<String, Array> of(GraphDef graph, Array image) {
    ReferenceRun run = new ReferenceRun();
    for (NodeDef node : graph.getNodeList()) {
      run.outputs.put(node.getName(), run.output(node, image));
    }
    return run.outputs;
  }

  private Array output(NodeDef node, Array image) {
    return switch (node.getOp()) {
      case "Placeholder" -> image;
      case "Const" -> constant(node.getAttrOrThrow("value").getTensor());
      case "Conv2D" -> convolution(node, input(node, 0), input(node, 1));
      case "BiasAdd" -> biased(input(node, 0), input(node, 1));
      case "Relu" -> rectified(input(node, 0));
      case "MaxPool" -> maxPool(node, input(node, 0));
      case "ConcatV2" -> concatenated(node);
      case "Mean" -> mean(input(node, 0));
      case "Softmax" -> softmax(input(node, 0));
      default -> throw new IllegalArgumentException("unknown operation " + node.getOp());
    };
  }

  private Array input(NodeDef node, int index) {
    return outputs.get(node.getInput(index));
  }

  private static Array constant(TensorProto tensor) {
    List<Integer> shape =
        tensor.getTensorShape().getDimList().stream()
            .map(TensorShapeProto.Dim::getSize)
            .map(Math::toIntExact)
            .toList();
    ByteBuffer bytes =
        tensor.getTensorContent().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    float[] values = new float[bytes.remaining() / 4];
    switch (tensor.getDtype()) {
      case DT_FLOAT -> FloatBuffer.wrap(values).put(bytes.asFloatBuffer());
      case DT_INT32 -> {
        IntBuffer whole = bytes.asIntBuffer();
        for (int i = 0; i < values.length; i++) {
          values[i] = whole.get(i);
        }
      }
      default -> throw new IllegalArgumentException("unknown type " + tensor.getDtype());
    }
    return new Array(shape, values);
  }

  private static Array convolution(NodeDef node, Array input, Array kernel) {
    int filters = kernel.channels();
    SlidingWindow window =
        new SlidingWindow(node, kernel.shape().get(0), kernel.shape().get(1), input);
    Array output = window.output(filters);
    window.forEach(
        (row, column, kernelRow, kernelColumn, from) -> {
          int to = output.at(row, column, 0);
          int weights = (kernelRow * kernel.columns() + kernelColumn) * input.channels() * filters;
          for (int c = 0; c < input.channels(); c++) {
            for (int f = 0; f < filters; f++) {
              output.values()[to + f] +=
                  input.values()[from + c] * kernel.values()[weights + c * filters + f];
            }
          }
        });
    return output;
  }

  private static Array maxPool(NodeDef node, Array input) {
    AttrValue.ListValue size = node.getAttrOrThrow("ksize").getList();
    SlidingWindow window = new SlidingWindow(node, (int) size.getI(1), (int) size.getI(2), input);
    Array output = window.output(input.channels());
    Arrays.fill(output.values(), Float.NEGATIVE_INFINITY);
    window.forEach(
        (row, column, windowRow, windowColumn, from) -> {
          int to = output.at(row, column, 0);
          for (int c = 0; c < input.channels(); c++) {
            output.values()[to + c] = Math.max(output.values()[to + c], input.values()[from + c]);
          }
        });
    return output;
  }

  private static Array biased(Array input, Array bias) {
    float[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] += bias.values()[i % bias.values().length];
    }
    return new Array(input.shape(), values);
  }

  private static Array rectified(Array input) {
    float[] values = input.values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], 0);
    }
    return new Array(input.shape(), values);
  }

  private Array concatenated(NodeDef node) {
    List<Array> parts =
        node.getInputList().stream().limit(node.getInputCount() - 1).map(outputs::get).toList();
    int channels = parts.stream().mapToInt(Array::channels).sum();
    Array first = parts.get(0);
    Array output =
        new Array(
            List.of(first.rows(), first.columns(), channels),
            new float[first.rows() * first.columns() * channels]);
    int channel = 0;
    for (Array part : parts) {
      for (int pixel = 0; pixel < first.rows() * first.columns(); pixel++) {
        System.arraycopy(
            part.values(),
            pixel * part.channels(),
            output.values(),
            pixel * channels + channel,
            part.channels());
      }
      channel += part.channels();
    }
    return output;
  }

  private static Array mean(Array input) {
    double[] sums = new double[input.channels()];
    for (int i = 0; i < input.values().length; i++) {
      sums[i % sums.length] += input.values()[i];
    }
    float[] means = new float[sums.length];
    for (int c = 0; c < means.length; c++) {
      means[c] = (float) (sums[c] / (input.rows() * input.columns()));
    }
    return new Array(List.of(means.length), means);
  }

  private static Array softmax(Array input) {
    double largest = Double.NEGATIVE_INFINITY;
    for (float value : input.values()) {
      largest = Math.max(largest, value);
    }
    double sum = 0;
    for (float value : input.values()) {
      sum += Math.exp(value - largest);
    }
    float[] probabilities = new float[input.values().length];
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (float) (Math.exp(input.values()[i] - largest) / sum);
    }
    return new Array(input.shape(), probabilities);
  }
}
