package io.faasduet.sebs.graph;

/**
 * Numbered items with whole-number weights, drawn without replacement in proportion to them. Not
 * thread-safe.
 *
 * <p>A complete binary tree whose inner nodes hold the total of their left half alone: half of the
 * memory and of the writes of a tree of sums. Its walks are without branches, which for random
 * places would be mispredicted half of the time. An item that is drawn stays in the tree, and later
 * places are moved past it, so that it costs one walk where taking it out and back would cost two.
 */
final class WeightTree {
  private final int leaves;

  /** By node, the root at 1 and the halves of node i at 2i and 2i + 1. */
  private final int[] leftTotals;

  private final int[] weights;
  private int total;

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
    leaves = items == 1 ? 1 : Integer.highestOneBit(items - 1) << 1;
    leftTotals = new int[leaves];
    weights = new int[items];
    drawnStarts = new int[mostDrawn];
    drawnWeights = new int[mostDrawn];
  }

  /** An item's weight. */
  int weight(int item) {
    return weights[item];
  }

  /** Adds to an item's weight, while none is drawn. */
  void add(int item, int weight) {
    weights[item] += weight;
    total += weight;
    int[] totals = leftTotals;
    for (int node = item + leaves; node > 1; node >>= 1) {
      int ifLeft = (node & 1) - 1;
      totals[node >> 1] += weight & ifLeft;
    }
  }

  /**
   * Draws one of the items that have not been drawn.
   *
   * @param fraction at which share of their running total it lies: at least 0, less than 1
   */
  int draw(double fraction) {
    // weights are whole numbers, so the fraction of a place decides nothing
    int place = (int) (fraction * (total - drawnTotal));
    int before = 0;
    while (before < drawn && drawnStarts[before] <= place) {
      place += drawnWeights[before++];
    }
    int[] totals = leftTotals;
    int inner = leaves;
    int node = 1;
    int rest = place;
    while (node < inner) {
      int left = totals[node];
      int ifRight = ~(rest - left >> 31);
      rest -= left & ifRight;
      node = 2 * node - ifRight;
    }
    int item = node - inner;
    for (int i = drawn++; i > before; i--) {
      drawnStarts[i] = drawnStarts[i - 1];
      drawnWeights[i] = drawnWeights[i - 1];
    }
    drawnStarts[before] = place - rest;
    drawnWeights[before] = weights[item];
    drawnTotal += weights[item];
    return item;
  }

  /** Makes all items available again. */
  void replace() {
    drawn = 0;
    drawnTotal = 0;
  }
}
