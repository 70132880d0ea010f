/**
 * The plots of the page, as SVG that takes its colours from the page's style sheet.
 *
 * <p>Start with {@link io.faasduet.bench.report.plot.EcdfPlot}, a plot, and {@link
 * io.faasduet.bench.report.plot.Svg}, what plots draw with.
 */
@NullMarked
package io.faasduet.bench.report.plot;

import org.jspecify.annotations.NullMarked;
