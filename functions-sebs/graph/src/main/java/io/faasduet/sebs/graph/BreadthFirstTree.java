package io.faasduet.sebs.graph;

import java.util.Arrays;
import java.util.List;

/**
 * The tree of a breadth-first search from vertex 0, which visits neighbours in ascending order.
 * Immutable.
 */
public final class BreadthFirstTree {
  private final BarabasiAlbertGraph graph;
  private final int[] order;
  private final int[] layerStarts;
  private final int[] parents;

  private BreadthFirstTree(
      BarabasiAlbertGraph graph, int[] order, int[] layerStarts, int[] parents) {
    this.graph = graph;
    this.order = order;
    this.layerStarts = layerStarts;
    this.parents = parents;
  }

  /** Searches a graph. */
  public static BreadthFirstTree of(BarabasiAlbertGraph graph) {
    int size = graph.size();
    int[] offsets = graph.offsets();
    int[] neighbours = graph.neighbours();
    int[] order = new int[size];
    int[] parents = new int[size];
    Arrays.fill(parents, -1);
    parents[0] = 0;
    int[] starts = new int[8];
    int layers = 0;
    int found = 1;
    for (int begin = 0; begin < found; ) {
      int end = found;
      for (int place = begin; place < end; place++) {
        int vertex = order[place];
        int last = offsets[vertex + 1];
        for (int i = offsets[vertex]; i < last; i++) {
          int neighbour = neighbours[i];
          if (parents[neighbour] < 0) {
            parents[neighbour] = vertex;
            order[found++] = neighbour;
          }
        }
      }
      if (++layers == starts.length) {
        starts = Arrays.copyOf(starts, 2 * layers);
      }
      starts[layers] = end;
      begin = end;
    }
    parents[0] = -1;
    return new BreadthFirstTree(graph, order, Arrays.copyOf(starts, layers + 1), parents);
  }

  /** The vertices in the order in which they are visited. */
  public List<Integer> order() {
    return new IntArrayList(order);
  }

  /** Where in the order each layer starts, and at the end the number of vertices. */
  public List<Integer> layerStarts() {
    return new IntArrayList(layerStarts);
  }

  /** By vertex, from which it was first reached; -1 for vertex 0. */
  public List<Integer> parents() {
    return new IntArrayList(parents);
  }

  /**
   * The ids of the edges by which vertices are first reached, in that order: a minimum spanning
   * tree, as all edges weigh the same.
   */
  public List<Integer> edges() {
    int[] edges = new int[order.length - 1];
    for (int i = 0; i < edges.length; i++) {
      int vertex = order[i + 1];
      edges[i] = graph.edgeBetween(vertex, parents[vertex]);
    }
    return new IntArrayList(edges);
  }
}
