/**
 * Figures as text for the terminal.
 *
 * <p>Start with {@link io.faasduet.bench.report.text.TerminalTable}.
 */
@NullMarked
package io.faasduet.bench.report.text;

import org.jspecify.annotations.NullMarked;
