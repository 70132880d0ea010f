/**
 * Networks defined in Java, and the bundles made of them.
 *
 * <p>Start with {@link io.faasduet.models.ModelMaker}, which writes a bundle, and {@link
 * io.faasduet.models.network.Network}, the networks that it can write.
 */
@NullMarked
package io.faasduet.models;

import org.jspecify.annotations.NullMarked;
