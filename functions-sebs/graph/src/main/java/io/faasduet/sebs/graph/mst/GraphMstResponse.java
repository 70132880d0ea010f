package io.faasduet.sebs.graph.mst;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.graph.GraphMeasurement;
import java.util.List;

/**
 * A spanning tree.
 *
 * @param result the ids of its edges, in the order of a breadth-first search from vertex 0; taken
 *     as it is, for it is long, and must not change
 */
public record GraphMstResponse(List<Integer> result, GraphMeasurement measurement) {
  public GraphMstResponse {
    requireNonNull(result, "result");
    requireNonNull(measurement, "measurement");
  }
}
