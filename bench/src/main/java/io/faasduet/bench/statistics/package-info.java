/**
 * Figures with their uncertainty. Knows numbers, not benchmarks.
 *
 * <p>Start with {@link io.faasduet.bench.statistics.Bootstrap}; {@link
 * io.faasduet.bench.statistics.Clusters} is what it works on.
 */
@NullMarked
package io.faasduet.bench.statistics;

import org.jspecify.annotations.NullMarked;
