package io.faasduet.sebs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BreadthFirstTreeTest {
  @Test
  void aGraphOfOneVertexIsOneLayer() {
    BreadthFirstTree tree = BreadthFirstTree.of(BarabasiAlbertGraph.generate(1, 42));

    assertThat(tree.order()).containsExactly(0);
    assertThat(tree.layerStarts()).containsExactly(0, 1);
    assertThat(tree.parents()).containsExactly(-1);
    assertThat(tree.edges()).isEmpty();
  }

  @Test
  void aCompleteGraphIsTwoLayers() {
    BreadthFirstTree tree = BreadthFirstTree.of(BarabasiAlbertGraph.generate(4, 42));

    assertThat(tree.order()).containsExactly(0, 1, 2, 3);
    assertThat(tree.layerStarts()).containsExactly(0, 1, 4);
    assertThat(tree.parents()).containsExactly(-1, 0, 0, 0);
    assertThat(tree.edges()).containsExactly(0, 1, 3);
  }

  @Test
  void layersAreIgraphs() {
    assertThat(BreadthFirstTree.of(BarabasiAlbertGraph.generate(10_000, 42)).layerStarts())
        .containsExactly(0, 1, 286, 7103, 10_000);
  }
}
