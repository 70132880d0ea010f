/**
 * Models: how a bundle is described and, from it, how it is loaded and asked.
 *
 * <p>Start with {@link io.faasduet.inference.ModelDescription}, the contents of a bundle's {@code
 * model.json}.
 */
@NullMarked
package io.faasduet.inference;

import org.jspecify.annotations.NullMarked;
