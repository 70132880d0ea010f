package io.faasduet.models.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private final GraphBuilder graph = new GraphBuilder();
  private final Layers layers =
      new Layers(graph, variable -> new float[variable.size()], Precision.FLOAT32);

  @Test
  void refusesTwoNodesOfOneName() {
    graph.scalar("axis", 1);
    assertThatThrownBy(() -> graph.scalar("axis", 1)).hasMessageContaining("axis");
  }

  @Test
  void refusesAnInputThatWasNotAdded() {
    assertThatThrownBy(() -> graph.add("relu", "Relu", List.of("conv"), Map.of()))
        .hasMessageContaining("conv");
  }

  @Test
  void refusesWeightsOfTheWrongSize() {
    Layers wrong = new Layers(graph, variable -> new float[1], Precision.FLOAT32);
    FeatureMap images = wrong.images("in", 8, 8);
    assertThatThrownBy(() -> wrong.convolution("conv", images, 2, KernelShape.same(3)))
        .hasMessageContaining("conv")
        .hasMessageContaining("54");
  }

  @Test
  void refusesToJoinMapsOfDifferentSizes() {
    FeatureMap images = layers.images("in", 8, 8);
    FeatureMap smaller = layers.maxPool("pool", images, KernelShape.valid(2).stride(2));
    assertThatThrownBy(() -> layers.concatenate("concat", images, smaller))
        .hasMessageContaining("concat");
  }

  @Test
  void knowsTheSizesOfWhatWindowsLeave() {
    FeatureMap images = new FeatureMap("in", 9, 12, 3);
    assertThat(KernelShape.valid(3).stride(2).over(images, "out", 5))
        .isEqualTo(new FeatureMap("out", 4, 5, 5));
    assertThat(KernelShape.same(3).stride(2).over(images, "out", 5))
        .isEqualTo(new FeatureMap("out", 5, 6, 5));
    assertThatThrownBy(() -> KernelShape.valid(10).over(images, "out", 5))
        .hasMessageContaining("does not fit");
  }
}
