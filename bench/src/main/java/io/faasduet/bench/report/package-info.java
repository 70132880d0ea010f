/**
 * What the samples mean: figures, a table for the terminal, and a page with plots. Works from a
 * results directory's files alone.
 *
 * <p>Start with {@link io.faasduet.bench.report.Report}, which writes everything, and {@link
 * io.faasduet.bench.report.Summary}, which holds every figure.
 */
@NullMarked
package io.faasduet.bench.report;

import org.jspecify.annotations.NullMarked;
