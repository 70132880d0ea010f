/**
 * What a run leaves behind: {@code samples.csv}, one line a request, and {@code run.json}, what was
 * run on which machine. All else is derived from these two.
 *
 * <p>Start with {@link io.faasduet.bench.results.Sample}, then {@link
 * io.faasduet.bench.results.SampleFile}.
 */
@NullMarked
package io.faasduet.bench.results;

import org.jspecify.annotations.NullMarked;
