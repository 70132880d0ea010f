package io.faasduet.sebs.graph;

import java.util.Arrays;

/**
 * PageRank with a damping factor of {@value #DAMPING}: how often each vertex is visited by a walk
 * that follows a random edge, or else jumps to any vertex. The values' sum is 1.
 *
 * <p>Source: S. Brin and L. Page, The anatomy of a large-scale hypertextual web search engine,
 * 1998. Solved by Gauss-Seidel sweeps from the walk without jumps, which visits vertices in
 * proportion to their degrees.
 */
public final class PageRank {
  /** The share of steps that follow an edge. */
  public static final double DAMPING = 0.85;

  /** The sum of all changes in the last sweep; igraph stops at 1e-10. */
  private static final double TOLERANCE = 1e-12;

  /** Some fifteen are enough: the error of one is less than 0.85 of that of the one before. */
  private static final int MOST_SWEEPS = 300;

  private PageRank() {}

  /** The values of a graph's vertices. */
  public static double[] of(BarabasiAlbertGraph graph) {
    int size = graph.size();
    double[] perEdge = new double[size];
    if (size == 1) {
      perEdge[0] = 1;
      return perEdge;
    }
    Arrays.fill(perEdge, 0.5 / graph.edges());
    for (int sweeps = 0; sweeps < MOST_SWEEPS && sweep(graph, perEdge) > TOLERANCE; sweeps++) {
      // the next one starts from what this one left
    }
    for (int vertex = 0; vertex < size; vertex++) {
      perEdge[vertex] *= graph.degree(vertex);
    }
    return perEdge;
  }

  /**
   * Computes each vertex's value from its neighbours' latest ones, and scales the sum to 1.
   *
   * @param perEdge a vertex's value by its degree: what each neighbour gets of it
   * @return the sum of all changes
   */
  private static double sweep(BarabasiAlbertGraph graph, double[] perEdge) {
    int[] offsets = graph.offsets();
    int[] neighbours = graph.neighbours();
    int size = perEdge.length;
    double jumps = (1 - DAMPING) / size;
    double total = 0;
    double change = 0;
    int i = 0;
    for (int vertex = 0; vertex < size; vertex++) {
      int degree = offsets[vertex + 1] - i;
      double received = 0;
      for (int end = offsets[vertex + 1]; i < end; i++) {
        received += perEdge[neighbours[i]];
      }
      double value = jumps + DAMPING * received;
      total += value;
      change += Math.abs(value - perEdge[vertex] * degree);
      perEdge[vertex] = value / degree;
    }
    double scale = 1 / total;
    for (int vertex = 0; vertex < size; vertex++) {
      perEdge[vertex] *= scale;
    }
    return change;
  }
}
