/**
 * What it costs to serve requests: by Lambda, by a fleet of machines, by pods. Knows prices and
 * numbers, not benchmarks.
 *
 * <p>Sums are of doubles, whose rounding is in the fifteenth digit; what is billed in whole units,
 * such as milliseconds, is rounded as it is billed. No free allowance, discount, tax or traffic out
 * of the region is counted.
 *
 * <p>Start with {@link io.faasduet.bench.cost.PriceTable} and {@link
 * io.faasduet.bench.cost.LambdaCost}; {@link io.faasduet.bench.cost.BreakEven} compares.
 */
@NullMarked
package io.faasduet.bench.cost;

import org.jspecify.annotations.NullMarked;
