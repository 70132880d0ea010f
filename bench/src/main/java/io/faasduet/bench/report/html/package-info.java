/**
 * The HTML page of a run: its sections as tables, texts and plots, and the template they fill.
 *
 * <p>Start with {@link io.faasduet.bench.report.html.HtmlPage}.
 */
@NullMarked
package io.faasduet.bench.report.html;

import org.jspecify.annotations.NullMarked;
