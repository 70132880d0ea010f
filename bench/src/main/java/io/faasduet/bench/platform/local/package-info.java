/**
 * The platforms of the local cloud: the packaged artefacts as real processes, within limits.
 *
 * <p>Start with {@link io.faasduet.bench.platform.local.LocalHttpPlatform}, the simplest.
 */
@NullMarked
package io.faasduet.bench.platform.local;

import org.jspecify.annotations.NullMarked;
