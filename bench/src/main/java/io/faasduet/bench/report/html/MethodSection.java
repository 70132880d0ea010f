package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.results.SampleKind;
import java.util.Map;
import java.util.Optional;

/** How the run was made, and how to read its figures. */
final class MethodSection {
  private MethodSection() {}

  static Optional<String> render(RunView run) {
    int loads = run.samples().count(SampleKind.LOAD);
    int overheads =
        run.samples().count(SampleKind.OVERHEAD_WARM)
            + run.samples().count(SampleKind.OVERHEAD_COLD);
    return Optional.of(
        PageTemplate.fill(
            "method.peb",
            Map.of(
                "command",
                run.summary().run().command(),
                "facts",
                PageFacts.of(run.summary().run()),
                "trials",
                run.samples().count(SampleKind.COLD) + run.samples().count(SampleKind.WARM) > 0,
                "idle",
                run.summary().functions().stream().anyMatch(of -> !of.survivals().isEmpty()),
                "datagrams",
                run.samples().count(SampleKind.PING_PONG) > 0,
                "overheads",
                overheads > 0,
                "loads",
                loads > 0,
                "resources",
                !run.resources().isEmpty())));
  }
}
