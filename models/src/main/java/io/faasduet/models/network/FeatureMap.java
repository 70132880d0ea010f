package io.faasduet.models.network;

/**
 * A node's output of shape [batch, height, width, channels], for any batch.
 *
 * @param node the graph node that makes it
 */
record FeatureMap(String node, int height, int width, int channels) {}
