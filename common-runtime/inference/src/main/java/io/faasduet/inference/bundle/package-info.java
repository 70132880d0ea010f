/**
 * Model bundles: a network, its description and its labels. Start with {@link
 * io.faasduet.inference.bundle.ModelBundle} and {@link
 * io.faasduet.inference.bundle.ModelDescription}.
 */
@NullMarked
package io.faasduet.inference.bundle;

import org.jspecify.annotations.NullMarked;
