/**
 * Hardware counters of a process, by the program {@code perf stat}.
 *
 * <p>Start with {@link io.faasduet.bench.resources.perf.PerfStat}; {@link
 * io.faasduet.bench.resources.perf.PerfLine} reads what it prints.
 */
@NullMarked
package io.faasduet.bench.resources.perf;

import org.jspecify.annotations.NullMarked;
