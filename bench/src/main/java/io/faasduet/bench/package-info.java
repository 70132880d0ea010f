/**
 * The benchmark harness. The packages read as its pipeline, and know only what stands before the
 * arrow: {@code target} (what can be invoked) → {@code load} (requests that are sent when they are
 * due); these and {@code results} (what was measured, as files) → {@code experiment} (which calls
 * are made, in which order); {@code results}, {@code statistics}, {@code cost} (what it takes in
 * money) and {@code published} (what others measured) → {@code report} (what it means).
 *
 * <p>Start with {@link io.faasduet.bench.experiment.Comparison}, which measures, and {@link
 * io.faasduet.bench.report.Report}, which says what was found.
 */
@NullMarked
package io.faasduet.bench;

import org.jspecify.annotations.NullMarked;
