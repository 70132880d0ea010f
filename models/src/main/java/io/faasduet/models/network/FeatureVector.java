package io.faasduet.models.network;

/**
 * A node's output of shape [batch, size], for any batch.
 *
 * @param node the graph node that makes it
 */
record FeatureVector(String node, int size) {}
