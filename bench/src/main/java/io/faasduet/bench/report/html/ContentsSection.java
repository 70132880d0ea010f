package io.faasduet.bench.report.html;

import io.faasduet.bench.analysis.Caveats;
import io.faasduet.bench.analysis.RunView;
import io.faasduet.bench.analysis.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Links to the parts of the page, by the ids that the templates of the other sections give. */
final class ContentsSection {
  private ContentsSection() {}

  /** A part of the page: its id, its name, and the parts of which it is made. */
  record Entry(String id, String name, List<Entry> parts) {}

  static Optional<String> render(RunView run) {
    Summary summary = run.summary();
    return Optional.of(
        PageTemplate.fill(
            "contents.peb",
            Map.of(
                "caveats",
                !Caveats.of(summary).isEmpty(),
                "functions",
                IntStream.range(0, summary.functions().size())
                    .mapToObj(i -> entry("f" + (i + 1), summary.functions().get(i)))
                    .toList())));
  }

  private static Entry entry(String id, Summary.FunctionSummary function) {
    List<Entry> parts = new ArrayList<>();
    if (!function.warm().targets().isEmpty()) {
      parts.add(new Entry(id + "-warm", "warm calls", List.of()));
    }
    if (!function.cold().targets().isEmpty()) {
      parts.add(new Entry(id + "-cold", "cold starts", List.of()));
    }
    for (int i = 0; i < function.loads().size(); i++) {
      String name = "load " + function.loads().get(i).name();
      parts.add(new Entry(id + "-load" + (i + 1), name, List.of()));
    }
    if (!function.roundTrips().isEmpty()) {
      parts.add(new Entry(id + "-datagrams", "round trips", List.of()));
    }
    if (!function.survivals().isEmpty()) {
      parts.add(new Entry(id + "-survival", "idle instances", List.of()));
    }
    for (int i = 0; i < function.studies().size(); i++) {
      parts.add(new Entry(id + "-study" + (i + 1), function.studies().get(i).title(), List.of()));
    }
    if (!function.overheads().isEmpty()) {
      parts.add(new Entry(id + "-overhead", "overhead by payload", List.of()));
    }
    if (!function.resources().isEmpty()) {
      parts.add(new Entry(id + "-resources", "resources", List.of()));
    }
    if (!function.costs().isEmpty()) {
      parts.add(new Entry(id + "-costs", "costs", List.of()));
    }
    return new Entry(id, function.name(), parts);
  }
}
