package io.faasduet.models.network;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.faasduet.models.proto.GraphDef;
import io.faasduet.models.proto.NodeDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SqueezeNetTest {
  private static final Network NETWORK = Network.SQUEEZENET_1_1;

  private final List<Variable> variables = new ArrayList<>();
  private final GraphDef graph = NETWORK.freeze(this::zeros).graph();

  @Test
  void hasItsPublishedNumberOfParameters() {
    assertThat(variables.stream().mapToInt(Variable::size).sum()).isEqualTo(1_235_496);
  }

  @Test
  void hasTheKernelsOfTheKerasPort() {
    Map<String, List<Integer>> shapes = new HashMap<>();
    variables.forEach(variable -> shapes.put(variable.name(), variable.shape()));
    assertThat(shapes)
        .hasSize(52)
        .contains(
            entry("conv1/kernel", List.of(3, 3, 3, 64)),
            entry("conv1/bias", List.of(64)),
            entry("fire2/squeeze1x1/kernel", List.of(1, 1, 64, 16)),
            entry("fire2/expand1x1/kernel", List.of(1, 1, 16, 64)),
            entry("fire2/expand3x3/kernel", List.of(3, 3, 16, 64)),
            entry("fire4/squeeze1x1/kernel", List.of(1, 1, 128, 32)),
            entry("fire6/expand3x3/kernel", List.of(3, 3, 48, 192)),
            entry("fire9/squeeze1x1/kernel", List.of(1, 1, 512, 64)),
            entry("fire9/expand3x3/bias", List.of(256)),
            entry("conv10/kernel", List.of(1, 1, 512, 1000)));
  }

  @Test
  void isMadeOfTheseOperations() {
    assertThat(graph.getNodeList().stream().collect(groupingBy(NodeDef::getOp, counting())))
        .containsOnly(
            entry("Placeholder", 1L),
            entry("Const", 52L + 8 + 1),
            entry("Conv2D", 26L),
            entry("BiasAdd", 26L),
            entry("Relu", 26L),
            entry("MaxPool", 3L),
            entry("ConcatV2", 8L),
            entry("Mean", 1L),
            entry("Softmax", 1L));
  }

  @Test
  void takesEveryInputFromAnEarlierNode() {
    Set<String> earlier = new HashSet<>();
    for (NodeDef node : graph.getNodeList()) {
      assertThat(earlier).containsAll(node.getInputList());
      assertThat(earlier.add(node.getName())).as(node.getName()).isTrue();
    }
    Set<String> used = new HashSet<>(Set.of(Network.OUTPUT));
    graph.getNodeList().forEach(node -> used.addAll(node.getInputList()));
    assertThat(earlier).as("nodes that nothing uses").isEqualTo(used);
  }

  @Test
  void shrinksImagesAsPublished() {
    Map<String, ReferenceRun.Array> run = ReferenceRun.of(graph, TestImages.of(1, NETWORK.input()));
    assertThat(run.get("relu_conv1").shape()).containsExactly(113, 113, 64);
    assertThat(run.get("pool1").shape()).containsExactly(56, 56, 64);
    assertThat(run.get("fire3/concat").shape()).containsExactly(56, 56, 128);
    assertThat(run.get("pool3").shape()).containsExactly(27, 27, 128);
    assertThat(run.get("fire5/concat").shape()).containsExactly(27, 27, 256);
    assertThat(run.get("pool5").shape()).containsExactly(13, 13, 256);
    assertThat(run.get("fire9/concat").shape()).containsExactly(13, 13, 512);
    assertThat(run.get("relu_conv10").shape()).containsExactly(13, 13, 1000);
    assertThat(run.get("probabilities").values()).hasSize(1000).containsOnly(0.001f);
  }

  private float[] zeros(Variable variable) {
    variables.add(variable);
    return new float[variable.size()];
  }
}
