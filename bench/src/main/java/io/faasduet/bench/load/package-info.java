/**
 * The load generator: sends requests when they are due, independently of earlier responses in an
 * open loop, and accounts for each.
 *
 * <p>Start with {@link io.faasduet.bench.load.LoadGenerator} and the plans it carries out: {@link
 * io.faasduet.bench.load.Arrivals} (open loop), {@link io.faasduet.bench.load.Users} and {@link
 * io.faasduet.bench.load.Batches} (closed loops).
 */
@NullMarked
package io.faasduet.bench.load;

import org.jspecify.annotations.NullMarked;
