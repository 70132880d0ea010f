package io.faasduet.sebs.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.inference.bundle.InvalidModelException;
import io.faasduet.inference.bundle.ModelBundle;
import io.faasduet.models.ModelMaker;
import io.faasduet.models.network.Network;
import io.faasduet.models.network.Variable;
import io.faasduet.models.network.WeightSource;
import io.faasduet.objectstore.S3Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchWeightsTest {
  private static final S3Address ADDRESS = new S3Address("bench", "models/resnet50.pth");

  @TempDir private Path directory;

  /** The same weights drawn at random, and through a file in PyTorch's order of dimensions. */
  @Test
  void ofAStateDictBecomeTheNetworkWithTheseWeights() throws IOException {
    Path file = directory.resolve("weights.pth");
    StateDictFile.write(file, tensors(Network.RESNET50_V1_5.seeded(3)));
    Path expected = directory.resolve("expected");
    ModelMaker.make(Network.RESNET50_V1_5, 3, expected);

    ModelBundle bundle = new TorchWeights(ADDRESS, file).toBundle();

    assertThat(bundle.description().weights()).isEqualTo("imported");
    assertThat(bundle.description().input().resize()).contains("central_crop");
    assertThat(
            Files.mismatch(
                bundle.directory().resolve("saved_model.pb"), expected.resolve("saved_model.pb")))
        .isEqualTo(-1);
  }

  @Test
  void ofAnotherNetworkAreRefusedInALine() throws IOException {
    Path file = directory.resolve("weights.pth");
    StateDictFile.write(
        file, Map.of("conv1.weight", new StateDictFile.Tensor(List.of(2), new float[2])));

    assertThatThrownBy(() -> new TorchWeights(ADDRESS, file).toBundle())
        .isInstanceOf(InvalidModelException.class)
        .hasMessageStartingWith(
            "s3://bench/models/resnet50.pth does not hold resnet50_v1_5's weights")
        .message()
        .hasLineCount(1)
        .doesNotContain("written", directory.toString());
  }

  private static Map<String, StateDictFile.Tensor> tensors(WeightSource weights) {
    Map<String, StateDictFile.Tensor> tensors = new LinkedHashMap<>();
    for (Variable variable : Network.RESNET50_V1_5.variables(Network.CLASSES)) {
      float[] values = weights.values(variable);
      List<Integer> shape = variable.shape();
      String name =
          variable.layer()
              + switch (variable.role()) {
                case KERNEL, GAMMA, DEPTHWISE_KERNEL -> ".weight";
                case BIAS, BETA -> ".bias";
                case MOVING_MEAN -> ".running_mean";
                case MOVING_VARIANCE -> ".running_var";
              };
      if (variable.role() == Variable.Role.KERNEL) {
        int outputs = shape.get(shape.size() - 1);
        int inputs = shape.get(shape.size() - 2);
        int pixels = values.length / inputs / outputs;
        values = outputsFirst(values, pixels, inputs, outputs);
        shape =
            shape.size() == 2
                ? List.of(outputs, inputs)
                : List.of(outputs, inputs, shape.get(0), shape.get(1));
      }
      tensors.put(name, new StateDictFile.Tensor(shape, values));
    }
    return tensors;
  }

  private static float[] outputsFirst(float[] values, int pixels, int inputs, int outputs) {
    float[] turned = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int output = i % outputs;
      int input = i / outputs % inputs;
      int pixel = i / outputs / inputs;
      turned[(output * inputs + input) * pixels + pixel] = values[i];
    }
    return turned;
  }
}
