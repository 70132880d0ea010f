/**
 * A run's samples in the file formats of other tools.
 *
 * <p>Start with {@link io.faasduet.bench.report.export.LatencyExport}.
 */
@NullMarked
package io.faasduet.bench.report.export;

import org.jspecify.annotations.NullMarked;
