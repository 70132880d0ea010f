/**
 * What a process uses, sampled from outside while it answers requests: memory, I/O, processor time
 * and counters, as the kernel tells them.
 *
 * <p>Start with {@link io.faasduet.bench.resources.ResourceSampler}, then {@link
 * io.faasduet.bench.resources.ProcessReader}.
 */
@NullMarked
package io.faasduet.bench.resources;

import org.jspecify.annotations.NullMarked;
