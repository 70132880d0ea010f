package io.faasduet.sebs.graph;

/**
 * How long the parts of an invocation took.
 *
 * @param graphGeneratingTime drawing the graph, in microseconds
 * @param computeTime the algorithm, in microseconds
 */
public record GraphMeasurement(double graphGeneratingTime, double computeTime) {}
