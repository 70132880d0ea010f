package io.faasduet.sebs.graph;

import java.util.function.Function;

/**
 * What was computed of a graph, and how long that took.
 *
 * @param <T> what was computed
 */
public record GraphWork<T>(T result, GraphMeasurement measurement) {

  /** Draws the graph of a request and runs an algorithm on it. */
  public static <T> GraphWork<T> of(
      GraphRequest request, Function<BarabasiAlbertGraph, T> algorithm) {
    long start = System.nanoTime();
    BarabasiAlbertGraph graph = BarabasiAlbertGraph.generate(request.size(), request.seed());
    long generated = System.nanoTime();
    T result = algorithm.apply(graph);
    long computed = System.nanoTime();
    return new GraphWork<>(
        result, new GraphMeasurement((generated - start) / 1e3, (computed - generated) / 1e3));
  }
}
