/**
 * The report of a run: {@code summary.json} and one HTML page, written from the files of its
 * results directory alone.
 *
 * <p>Start with {@link io.faasduet.bench.report.Report}.
 */
@NullMarked
package io.faasduet.bench.report;

import org.jspecify.annotations.NullMarked;
