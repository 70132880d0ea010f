/**
 * The figures of a run, derived from its samples: latencies with confidence intervals, pairwise
 * comparisons, loads, costs, and caveats. It knows nothing of how they are shown.
 *
 * <p>Start with {@link io.faasduet.bench.analysis.Summary}, which holds every figure, and {@link
 * io.faasduet.bench.analysis.Summarizer}, which derives them.
 */
@NullMarked
package io.faasduet.bench.analysis;

import org.jspecify.annotations.NullMarked;
