package io.faasduet.bench.experiment;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.results.Run;
import java.util.List;

/**
 * What a comparison is to do.
 *
 * @param workloads the functions and their targets
 * @param coldStarts how many processes of each function on each target are started and measured
 * @param warmCalls how many warm calls of each function on each target are measured; they are
 *     spread evenly over those processes
 * @param warmUp when a process counts as warm
 * @param seed what the order of all calls is drawn from
 * @param origin what the run's description says beside
 */
public record ComparisonPlan(
    List<Workload> workloads,
    int coldStarts,
    int warmCalls,
    WarmUp warmUp,
    long seed,
    Origin origin) {
  public ComparisonPlan {
    workloads = List.copyOf(workloads);
    requireNonNull(warmUp, "warmUp");
    requireNonNull(origin, "origin");
    if (workloads.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare");
    }
    if (workloads.stream().map(Workload::function).distinct().count() < workloads.size()) {
      throw new IllegalArgumentException("two workloads have the same function");
    }
    if (coldStarts < 1 || warmCalls < 0) {
      throw new IllegalArgumentException(
          "a comparison of %d cold starts, %d warm calls".formatted(coldStarts, warmCalls));
    }
  }

  /**
   * Where the run comes from.
   *
   * @param command the command line, as it can be entered again
   * @param duet which Duet this is
   * @param settings further settings that decide the figures, such as the processes' JVM flags
   */
  public record Origin(String command, Run.Version duet, List<Run.Setting> settings) {
    public Origin {
      requireNonNull(command, "command");
      requireNonNull(duet, "duet");
      settings = List.copyOf(settings);
    }
  }
}
