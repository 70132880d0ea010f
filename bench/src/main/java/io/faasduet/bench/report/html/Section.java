package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.RunView;
import java.util.Optional;

/**
 * A section of the page. A new one is a class with such a method, and a line in {@link HtmlPage}'s
 * list.
 */
@FunctionalInterface
public interface Section {
  /** The section's HTML; empty if the run has no data for it. */
  Optional<String> render(RunView run);
}
