package io.faasduet.sebs.graph.pagerank;

import static java.util.Objects.requireNonNull;

import io.faasduet.sebs.graph.GraphMeasurement;

/**
 * A PageRank.
 *
 * @param result the value of vertex 0; those of all vertices add up to 1
 */
public record GraphPagerankResponse(double result, GraphMeasurement measurement) {
  public GraphPagerankResponse {
    requireNonNull(measurement, "measurement");
  }
}
