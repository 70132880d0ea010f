package io.faasduet.bench.report.plot;

import java.util.Optional;

/**
 * A plot of the page. A new one is a class with such a method, and a line in the list of the
 * section that shows it.
 *
 * @param <T> what it shows: {@link io.faasduet.bench.analysis.FunctionView} or {@link
 *     io.faasduet.bench.analysis.LoadView}
 */
@FunctionalInterface
public interface Plot<T> {
  /** The figure; empty if the run has no data for it. */
  Optional<Figure> draw(T shown);
}
