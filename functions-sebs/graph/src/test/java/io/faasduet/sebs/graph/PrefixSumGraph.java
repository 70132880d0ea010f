package io.faasduet.sebs.graph;

import java.util.ArrayList;
import java.util.List;

/**
 * igraph's generator step by step, with a tree of sums in floating point from which the vertices
 * drawn are taken out: slow, and independent of the one under test.
 */
final class PrefixSumGraph {
  private final int offset;
  private final double[] sums;
  private final int[] degrees;
  private final List<int[]> edges = new ArrayList<>();

  private PrefixSumGraph(int size) {
    int leaves = 1;
    while (leaves < size) {
      leaves *= 2;
    }
    offset = leaves - 1;
    sums = new double[offset + size + 1];
    degrees = new int[size];
  }

  /** The edges, each as the later and the earlier vertex, in the order of their ids. */
  static List<int[]> edges(int size, long seed) {
    PrefixSumGraph graph = new PrefixSumGraph(size);
    graph.draw(new MersenneTwister(seed));
    return graph.edges;
  }

  private void draw(MersenneTwister random) {
    set(0, 1);
    for (int vertex = 1; vertex < degrees.length; vertex++) {
      if (vertex <= 10) {
        for (int target = 0; target < vertex; target++) {
          edges.add(new int[] {vertex, target});
          degrees[target]++;
          set(target, degrees[target] + 1);
        }
      } else {
        List<Integer> drawn = new ArrayList<>();
        for (int k = 0; k < 10; k++) {
          int target = search(random.nextDouble() * sums[1]);
          degrees[target]++;
          edges.add(new int[] {vertex, target});
          set(target, 0);
          drawn.add(0, target);
        }
        drawn.forEach(target -> set(target, degrees[target] + 1));
      }
      degrees[vertex] += Math.min(10, vertex);
      set(vertex, degrees[vertex] + 1);
    }
  }

  private void set(int vertex, double weight) {
    double change = weight - sums[vertex + offset + 1];
    for (int node = vertex + offset + 1; node > 0; node /= 2) {
      sums[node] += change;
    }
  }

  private int search(double place) {
    double rest = place;
    int node = 1;
    int last = sums.length - 1;
    while (2 * node + 1 <= last) {
      if (rest < sums[2 * node]) {
        node = 2 * node;
      } else {
        rest -= sums[2 * node];
        node = 2 * node + 1;
      }
    }
    if (2 * node <= last) {
      node = 2 * node;
    }
    return node - offset - 1;
  }
}
