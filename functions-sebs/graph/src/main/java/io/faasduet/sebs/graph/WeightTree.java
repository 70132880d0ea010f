package io.faasduet.sebs.graph;

/**
 * Numbered items with whole-number weights, drawn without replacement in proportion to them. Not
 * thread-safe.
 *
 * <p>A tree of sums in which each inner node has four children: half as many steps to a leaf as
 * with two, each as long. Steps are without branches, which for random places would be mispredicted
 * half of the time. An item that is drawn stays in the tree, and later places are moved past it, so
 * that it costs one walk where taking it out and back would cost two.
 */
final class WeightTree {
  /** By node, the root at 0 and the children of node i from 4i + 1 on. */
  private final int[] sums;

  /** The node of item 0. */
  private final int firstLeaf;

  /** The items drawn, in the order of their places: where each starts and what it weighs. */
  private final int[] drawnStarts;

  private final int[] drawnWeights;
  private int drawn;
  private int drawnTotal;

  /**
   * A tree of items that all weigh 0; their total must stay below 2^31.
   *
   * @param mostDrawn how many items are drawn at most before {@link #replace}
   */
  WeightTree(int items, int mostDrawn) {
    int leaves = 1;
    int inner = 0;
    while (leaves < items) {
      inner += leaves;
      leaves *= 4;
    }
    firstLeaf = inner;
    sums = new int[inner + items + 3];
    drawnStarts = new int[mostDrawn];
    drawnWeights = new int[mostDrawn];
  }

  /** An item's weight. */
  int weight(int item) {
    return sums[firstLeaf + item];
  }

  /** Adds to an item's weight, while none is drawn. */
  void add(int item, int weight) {
    int[] nodes = sums;
    for (int node = firstLeaf + item; node > 0; node = node - 1 >> 2) {
      nodes[node] += weight;
    }
    nodes[0] += weight;
  }

  /**
   * Draws one of the items that have not been drawn.
   *
   * @param fraction at which share of their running total it lies: at least 0, less than 1
   */
  int draw(double fraction) {
    // weights are whole numbers, so the fraction of a place decides nothing
    int place = (int) (fraction * (sums[0] - drawnTotal));
    int before = 0;
    while (before < drawn && drawnStarts[before] <= place) {
      place += drawnWeights[before++];
    }
    int[] nodes = sums;
    int inner = firstLeaf;
    int node = 0;
    int rest = place;
    while (node < inner) {
      int child = 4 * node + 1;
      int first = nodes[child];
      int second = nodes[child + 1];
      int third = nodes[child + 2];
      int pastFirst = ~(rest - first >> 31);
      int pastSecond = ~(rest - first - second >> 31);
      int pastThird = ~(rest - first - second - third >> 31);
      rest -= (first & pastFirst) + (second & pastSecond) + (third & pastThird);
      node = child - pastFirst - pastSecond - pastThird;
    }
    int item = node - inner;
    for (int i = drawn++; i > before; i--) {
      drawnStarts[i] = drawnStarts[i - 1];
      drawnWeights[i] = drawnWeights[i - 1];
    }
    drawnStarts[before] = place - rest;
    drawnWeights[before] = nodes[node];
    drawnTotal += nodes[node];
    return item;
  }

  /** Makes all items available again. */
  void replace() {
    drawn = 0;
    drawnTotal = 0;
  }
}
