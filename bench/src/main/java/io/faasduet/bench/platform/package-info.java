/**
 * The platforms that functions are measured on.
 *
 * <p>Start with {@link io.faasduet.bench.platform.Platform}, which a new platform implements in one
 * class, and {@link io.faasduet.bench.platform.Target}, one function on it.
 */
@NullMarked
package io.faasduet.bench.platform;

import org.jspecify.annotations.NullMarked;
