/**
 * Servers behind a reverse proxy, scaled as Knative or a fleet of instances scales them.
 *
 * <p>Start with {@link io.faasduet.localcloud.serving.LocalKnative} and {@link
 * io.faasduet.localcloud.serving.ServerProcess}.
 */
@NullMarked
package io.faasduet.localcloud.serving;

import org.jspecify.annotations.NullMarked;
