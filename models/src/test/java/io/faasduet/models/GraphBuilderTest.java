package io.faasduet.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphBuilderTest {
  private final GraphBuilder graph = new GraphBuilder();
  private final Layers layers = new Layers(graph, variable -> new float[variable.size()]);

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
    Layers wrong = new Layers(graph, variable -> new float[1]);
    FeatureMap pictures = wrong.pictures("in", 8, 8);
    assertThatThrownBy(() -> wrong.convolution("conv", pictures, 2, Window.same(3)))
        .hasMessageContaining("conv")
        .hasMessageContaining("54");
  }

  @Test
  void refusesToJoinMapsOfDifferentSizes() {
    FeatureMap pictures = layers.pictures("in", 8, 8);
    FeatureMap smaller = layers.maxPool("pool", pictures, Window.valid(2).stride(2));
    assertThatThrownBy(() -> layers.concatenate("concat", pictures, smaller))
        .hasMessageContaining("concat");
  }

  @Test
  void knowsTheSizesOfWhatWindowsLeave() {
    FeatureMap pictures = new FeatureMap("in", 9, 12, 3);
    assertThat(Window.valid(3).stride(2).over(pictures, "out", 5))
        .isEqualTo(new FeatureMap("out", 4, 5, 5));
    assertThat(Window.same(3).stride(2).over(pictures, "out", 5))
        .isEqualTo(new FeatureMap("out", 5, 6, 5));
    assertThatThrownBy(() -> Window.valid(10).over(pictures, "out", 5))
        .hasMessageContaining("does not fit");
  }
}
