package io.faasduet.sebs.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightTreeTest {
  @Test
  void anItemOwnsAsManyPlacesAsItWeighs() {
    WeightTree tree = new WeightTree(5, 1);
    tree.add(0, 2);
    tree.add(3, 1);
    tree.add(4, 3);

    int[] owners = new int[6];
    for (int place = 0; place < 6; place++) {
      owners[place] = tree.draw((place + 0.5) / 6);
      tree.replace();
    }

    assertThat(owners).containsExactly(0, 0, 3, 4, 4, 4);
  }

  @Test
  void whatIsDrawnOwnsNoPlacesUntilItIsReplaced() {
    WeightTree tree = new WeightTree(3, 2);
    tree.add(0, 1);
    tree.add(1, 2);
    tree.add(2, 1);

    assertThat(tree.draw(0.5)).isEqualTo(1);
    assertThat(tree.draw(0.49)).isEqualTo(0);
    tree.replace();
    assertThat(tree.draw(0.99)).isEqualTo(2);
    assertThat(tree.draw(0.99)).isEqualTo(1);
    tree.replace();
    assertThat(tree.draw(0)).isEqualTo(0);
  }

  @Test
  void oneItemIsAlwaysDrawn() {
    WeightTree tree = new WeightTree(1, 1);
    tree.add(0, 7);

    assertThat(tree.draw(0.999)).isZero();
    assertThat(tree.weight(0)).isEqualTo(7);
  }
}
