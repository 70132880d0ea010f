/**
 * The networks that Duet can build, and their frozen TensorFlow graphs. Start with {@link
 * io.faasduet.models.network.Network}; {@code Layers} has what they are built from.
 */
@NullMarked
package io.faasduet.models.network;

import org.jspecify.annotations.NullMarked;
