package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The orders are those of {@code model.layers} in Keras 3.15. */
class LayerDepthsTest {
  @Test
  void convolutionsOfResNet50AreInKerassOrder() {
    assertThat(layers(Network.RESNET50).filter(name -> name.endsWith("_conv")))
        .startsWith(
            "conv1_conv",
            "conv2_block1_1_conv",
            "conv2_block1_2_conv",
            "conv2_block1_0_conv",
            "conv2_block1_3_conv",
            "conv2_block2_1_conv");
  }

  @Test
  void convolutionsOfInceptionAreInKerassOrder() {
    List<String> numbers =
        layers(Network.INCEPTION_V3)
            .filter(name -> name.startsWith("conv2d"))
            .map(name -> name.replace("conv2d", "").replace("_", ""))
            .toList();
    assertThat(String.join(" ", numbers))
        .startsWith(
            " 1 2 3 4 8 6 9 5 7 10 11 15 13 16 12 14 17 18 22 20 23 19 21 24 25 27 28 26 29");
  }

  @Test
  void theLastVariableIsTheBiasOfTheLastLayer() {
    for (Network network : Network.values()) {
      List<Variable> variables = network.variables(7);
      assertThat(variables.get(variables.size() - 1))
          .returns(Variable.Role.BIAS, Variable::role)
          .returns(List.of(7), Variable::shape);
    }
  }

  private static Stream<String> layers(Network network) {
    return network.variables(Network.CLASSES).stream().map(Variable::layer).distinct();
  }
}
