package io.faasduet.bench.report.html;

import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was run and where, as name and value. */
final class PageFacts {
  private static final double GIBIBYTE = 1L << 30;

  private PageFacts() {}

  static List<Run.Setting> of(Run run) {
    List<Run.Setting> facts = new ArrayList<>();
    Machine machine = run.machine();
    facts.add(new Run.Setting("date", run.date()));
    facts.add(
        new Run.Setting(
            "Duet",
            run.duet().number() + run.duet().commit().map(commit -> ", " + commit).orElse("")));
    facts.add(new Run.Setting("seed", Long.toString(run.seed())));
    facts.addAll(run.settings());
    facts.add(new Run.Setting("processor", machine.cpu() + ", " + cores(machine)));
    facts.add(
        new Run.Setting(
            "memory", machine.memoryBytes() == 0 ? "unknown" : gibibytes(machine.memoryBytes())));
    machine.cpuLimit().ifPresent(limit -> facts.add(new Run.Setting("processors allowed", limit)));
    machine
        .memoryLimitBytes()
        .ifPresent(
            limit ->
                facts.add(new Run.Setting("memory allowed", gibibytes(Double.parseDouble(limit)))));
    facts.add(new Run.Setting("system", machine.os() + ", " + machine.kernel()));
    facts.add(new Run.Setting("Java of the harness", machine.jdk()));
    return facts;
  }

  static String cores(Machine machine) {
    return machine.cores() == 1 ? "1 core" : machine.cores() + " cores";
  }

  private static String gibibytes(double bytes) {
    return String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
  }
}
