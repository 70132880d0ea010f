/**
 * Models and pictures: bundles, the networks in them, and how a picture becomes a network's input.
 *
 * <p>Start with {@link io.faasduet.inference.PictureClassifier}, which a function holds, and {@link
 * io.faasduet.inference.ModelDescription}, the contents of a bundle's {@code model.json}.
 */
@NullMarked
package io.faasduet.inference;

import org.jspecify.annotations.NullMarked;
