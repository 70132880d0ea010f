package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Caveats;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.analysis.TargetNotes;
import io.faasduet.bench.report.plot.CombinedMemoryPlot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The verdict on each function, and the caveats. */
final class OverviewSection {
  private OverviewSection() {}

  static Optional<String> render(RunView run) {
    List<PageVerdict> verdicts = run.functions().stream().map(PageVerdict::of).toList();
    return Optional.of(
        PageTemplate.fill(
            "overview.peb",
            Map.of(
                "medians", medians(run.summary()),
                "figures", CombinedMemoryPlot.of(run.summary()).stream().toList(),
                "functions", verdicts,
                "dots", verdicts.stream().anyMatch(PageVerdict::hasMedians),
                "platforms", TargetNotes.platforms(run.summary().run()),
                "notes", Caveats.of(run.summary()))));
  }

  /** Of several functions, all medians at a glance. */
  private static List<PageTable> medians(Summary summary) {
    return summary.functions().size() < 2
        ? List.of()
        : Stream.of(
                PageTable.medians(
                    "Median of warm calls in milliseconds", summary, Summary.FunctionSummary::warm),
                PageTable.medians(
                    "Median of cold starts in milliseconds",
                    summary,
                    Summary.FunctionSummary::cold))
            .filter(table -> !table.rows().isEmpty())
            .toList();
  }
}
