package io.faasduet.models.pytorch;

import static java.util.stream.Collectors.toMap;

import io.faasduet.models.network.ExpectedArray;
import io.faasduet.models.network.StoredArray;
import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightSource;
import io.faasduet.models.network.WeightsFileException;
import io.faasduet.models.pytorch.TensorUnpickler.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The weights in a PyTorch state dict. A network's layers are found by their names, without the
 * underscores that names of attributes may begin with: {@code _blocks.0._bn1.weight} is the gamma
 * of {@code blocks.0.bn1}. PyTorch's order of dimensions becomes TensorFlow's.
 */
public final class StateDictWeights implements WeightSource {
  private static final Set<String> FLOATS = Set.of("FloatStorage", "DoubleStorage");

  /** How many batches a normalization was trained on; nothing is computed with it. */
  private static final String COUNTER = ".num_batches_tracked";

  private final StateDict file;
  private final Map<String, Tensor> tensors;

  private StateDictWeights(StateDict file, Map<String, Tensor> tensors) {
    this.file = file;
    this.tensors = tensors;
  }

  /**
   * Reads the weights of a network.
   *
   * @param variables all that the network has
   * @throws WeightsFileException if the file does not hold exactly these
   */
  public static StateDictWeights open(Path path, List<Variable> variables) {
    StateDict file = StateDict.read(path);
    Map<String, Tensor> tensors =
        file.tensors().entrySet().stream()
            .filter(entry -> !entry.getKey().endsWith(COUNTER))
            .collect(
                toMap(
                    entry -> entry.getKey().replaceAll("(^|\\.)_", "$1"),
                    Map.Entry::getValue,
                    (first, second) -> first));
    requireExactly(path, variables, tensors);
    return new StateDictWeights(file, tensors);
  }

  @Override
  public float[] values(Variable variable) {
    float[] values = file.floats(tensors.get(key(variable)));
    return switch (variable.role()) {
      case KERNEL, DEPTHWISE_KERNEL -> transposed(values, variable);
      default -> values;
    };
  }

  private static void requireExactly(
      Path path, List<Variable> variables, Map<String, Tensor> tensors) {
    Map<String, StoredArray> stored = new TreeMap<>();
    tensors.forEach(
        (name, tensor) ->
            stored.put(
                name,
                new StoredArray(name, tensor.shape(), FLOATS.contains(tensor.storage().type()))));
    List<ExpectedArray> expected =
        variables.stream()
            .map(
                variable ->
                    new ExpectedArray(
                        key(variable),
                        shape(variable),
                        Optional.ofNullable(stored.get(key(variable)))))
            .toList();
    ExpectedArray.requireExactly(path, expected, stored.values());
  }

  private static String key(Variable variable) {
    String parameter =
        switch (variable.role()) {
          case KERNEL, DEPTHWISE_KERNEL, GAMMA -> "weight";
          case BIAS, BETA -> "bias";
          case MOVING_MEAN -> "running_mean";
          case MOVING_VARIANCE -> "running_var";
        };
    return variable.layer() + "." + parameter;
  }

  /** A variable's shape as PyTorch has it: outputs, inputs, rows, columns. */
  private static List<Integer> shape(Variable variable) {
    List<Integer> shape = variable.shape();
    return switch (variable.role()) {
      case KERNEL ->
          shape.size() == 2
              ? List.of(shape.get(1), shape.get(0))
              : List.of(shape.get(3), shape.get(2), shape.get(0), shape.get(1));
      case DEPTHWISE_KERNEL -> List.of(shape.get(2), 1, shape.get(0), shape.get(1));
      default -> shape;
    };
  }

  /** From outputs, inputs and pixels to pixels, inputs and outputs. */
  private static float[] transposed(float[] values, Variable variable) {
    List<Integer> shape = shape(variable);
    int outputs = shape.get(0);
    int inputs = shape.get(1);
    int pixels = values.length / (outputs * inputs);
    float[] transposed = new float[values.length];
    for (int output = 0; output < outputs; output++) {
      for (int input = 0; input < inputs; input++) {
        for (int pixel = 0; pixel < pixels; pixel++) {
          transposed[(pixel * inputs + input) * outputs + output] =
              values[(output * inputs + input) * pixels + pixel];
        }
      }
    }
    return transposed;
  }
}
