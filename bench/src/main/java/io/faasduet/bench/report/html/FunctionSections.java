package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.RunView;
import java.util.Map;
import java.util.Optional;

/** The tables and plots of each function. */
final class FunctionSections {
  private FunctionSections() {}

  static Optional<String> render(RunView run) {
    return Optional.of(
        PageTemplate.fill(
            "functions.peb",
            Map.of(
                "functions",
                run.functions().parallelStream().map(PageFunction::of).toList(),
                "prices",
                "prices of %s, table %s"
                    .formatted(run.pricing().table().region(), run.pricing().table().version()),
                "services",
                ServicePrices.of(run.pricing().table()))));
  }
}
