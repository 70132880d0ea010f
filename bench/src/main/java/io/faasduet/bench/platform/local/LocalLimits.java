package io.faasduet.bench.platform.local;

import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.util.List;
import java.util.stream.Collectors;

/** The limits of processes on this machine, as results state them. */
public final class LocalLimits {
  private LocalLimits() {}

  /** What each process may use at those memory sizes, in MiB, and what enforces that. */
  public static List<Run.Setting> of(List<Integer> megabytes) {
    return List.of(
        new Run.Setting(
            "limits of each process",
            megabytes.stream()
                .map(size -> ProcessLimits.ofLambda(size).toString())
                .collect(Collectors.joining("; "))),
        new Run.Setting(Run.Setting.ISOLATION, ChildProcesses.isolation().label()));
  }
}
