package io.faasduet.sebs.graph.bfs;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.graph.GraphMeasurement;
import java.util.List;

/**
 * A breadth-first search from vertex 0.
 *
 * @param result three lists: the vertices in the order of their visits; where in it each layer
 *     starts, and its length; by vertex, the one from which it was reached, -1 for vertex 0
 */
public record GraphBfsResponse(List<List<Integer>> result, GraphMeasurement measurement) {
  public GraphBfsResponse {
    result = List.copyOf(result);
    requireNonNull(measurement, "measurement");
  }
}
