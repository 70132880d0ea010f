package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Caveats;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.TargetNotes;
import java.util.Map;
import java.util.Optional;

/** The verdict on each function, and the caveats. */
final class OverviewSection {
  private OverviewSection() {}

  static Optional<String> render(RunView run) {
    return Optional.of(
        PageTemplate.fill(
            "overview.peb",
            Map.of(
                "functions", run.functions().stream().map(PageVerdict::of).toList(),
                "platforms", TargetNotes.platforms(run.summary().run()),
                "notes", Caveats.of(run.summary()))));
  }
}
