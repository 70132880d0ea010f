package io.faasduet.sebs.graph;

import java.util.Arrays;

/**
 * An undirected scale-free graph by preferential attachment: each vertex is joined to {@value
 * #ATTACHED} earlier ones, or to all where there are fewer, an earlier one being drawn in
 * proportion to its degree + 1. Simple and connected. Equal to python-igraph's {@code
 * Graph.Barabasi(size, 10)} after {@code random.seed(seed)}, in its edges and in their order.
 * Immutable.
 *
 * <p>Source: A.-L. Barabási and R. Albert, Emergence of Scaling in Random Networks, Science 286
 * (1999); igraph's generator {@code psumtree}.
 */
public final class BarabasiAlbertGraph {
  /** How many edges a new vertex brings. */
  public static final int ATTACHED = 10;

  private final int[] targets;
  private final int[] offsets;
  private final int[] neighbours;

  private BarabasiAlbertGraph(int[] targets, int[] offsets) {
    this.targets = targets;
    this.offsets = offsets;
    this.neighbours = new int[2 * targets.length];
    listNeighbours();
  }

  /**
   * Draws a graph. It takes some 120 bytes a vertex.
   *
   * @param size vertices, at least 1
   * @param seed as of Python's {@code random.seed}, which takes a negative one's absolute value
   * @throws IllegalArgumentException if the size is less than 1
   */
  public static BarabasiAlbertGraph generate(int size, long seed) {
    if (size < 1) {
      throw new IllegalArgumentException("a graph has at least 1 vertex, not " + size);
    }
    int[] targets = new int[firstEdge(size)];
    WeightTree weights = new WeightTree(size, ATTACHED);
    weights.add(0, 1);
    int complete = Math.min(size, ATTACHED + 1);
    int edge = 0;
    for (int vertex = 1; vertex < complete; vertex++) {
      for (int target = 0; target < vertex; target++) {
        targets[edge++] = target;
        weights.add(target, 1);
      }
      weights.add(vertex, vertex + 1);
    }
    MersenneTwister random = new MersenneTwister(seed);
    for (int vertex = complete; vertex < size; vertex++) {
      int first = edge;
      while (edge < first + ATTACHED) {
        targets[edge++] = weights.draw(random.nextDouble());
      }
      weights.replace();
      while (first < edge) {
        weights.add(targets[first++], 1);
      }
      weights.add(vertex, ATTACHED + 1);
    }
    return new BarabasiAlbertGraph(targets, offsets(weights, size));
  }

  private static int[] offsets(WeightTree weights, int size) {
    int[] offsets = new int[size + 1];
    for (int vertex = 0; vertex < size; vertex++) {
      int degree = weights.weight(vertex) - 1;
      offsets[vertex + 1] = offsets[vertex] + degree;
    }
    return offsets;
  }

  /** How many vertices it has; they are numbered from 0. */
  public int size() {
    return offsets.length - 1;
  }

  /** How many edges it has; their ids are from 0, in the order in which they were drawn. */
  public int edges() {
    return targets.length;
  }

  /** The later of the two vertices that an edge joins. */
  public int later(int edge) {
    if (edge >= firstEdge(ATTACHED)) {
      return (edge - firstEdge(ATTACHED)) / ATTACHED + ATTACHED;
    }
    int vertex = 1;
    while (firstEdge(vertex + 1) <= edge) {
      vertex++;
    }
    return vertex;
  }

  /** The earlier of the two vertices that an edge joins. */
  public int earlier(int edge) {
    return targets[edge];
  }

  /** The id of the edge between two vertices, or -1 if there is none. */
  public int edgeBetween(int one, int other) {
    int later = Math.max(one, other);
    int earlier = Math.min(one, other);
    int end = firstEdge(later + 1);
    for (int edge = firstEdge(later); edge < end; edge++) {
      if (targets[edge] == earlier) {
        return edge;
      }
    }
    return -1;
  }

  /** How many neighbours a vertex has. */
  public int degree(int vertex) {
    return offsets[vertex + 1] - offsets[vertex];
  }

  /** Where a vertex's neighbours start in {@link #neighbours}; they end where the next's start. */
  int[] offsets() {
    return offsets;
  }

  /** The neighbours of each vertex, ascending; not a copy. */
  int[] neighbours() {
    return neighbours;
  }

  /** The edges that all vertices before one brought. */
  private static int firstEdge(int vertex) {
    return vertex <= ATTACHED
        ? vertex * (vertex - 1) / 2
        : ATTACHED * (ATTACHED - 1) / 2 + (vertex - ATTACHED) * ATTACHED;
  }

  private void listNeighbours() {
    int size = size();
    int[] ends = Arrays.copyOf(offsets, size);
    for (int vertex = 1; vertex < size; vertex++) {
      // its own targets, sorted, come before all vertices that join it later
      int own = offsets[vertex];
      int first = firstEdge(vertex);
      int count = firstEdge(vertex + 1) - first;
      for (int k = 0; k < count; k++) {
        int target = targets[first + k];
        neighbours[ends[target]++] = vertex;
        int place = own + k;
        for (; place > own && neighbours[place - 1] > target; place--) {
          neighbours[place] = neighbours[place - 1];
        }
        neighbours[place] = target;
      }
      ends[vertex] = own + count;
    }
  }
}
