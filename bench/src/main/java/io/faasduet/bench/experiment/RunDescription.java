package io.faasduet.bench.experiment;

import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A plan as it is put on file. */
final class RunDescription {
  private RunDescription() {}

  static Run of(ComparisonPlan plan, String date, Map<String, Run.Model> models, Machine machine) {
    return of(plan.origin(), settings(plan), plan.seed(), date, plan.workloads(), models, machine);
  }

  /** What is asked for, with what the origin adds. */
  static Run of(
      ComparisonPlan.Origin origin,
      List<Run.Setting> settings,
      long seed,
      String date,
      List<Workload> workloads,
      Map<String, Run.Model> models,
      Machine machine) {
    return new Run(
        date,
        origin.command(),
        seed,
        origin.duet(),
        Stream.concat(settings.stream(), origin.settings().stream()).toList(),
        workloads.stream()
            .flatMap(workload -> workload.targets().stream())
            .map(Target::description)
            .distinct()
            .toList(),
        workloads.stream().map(workload -> function(workload, models)).toList(),
        machine);
  }

  private static Run.MeasuredFunction function(Workload workload, Map<String, Run.Model> models) {
    return new Run.MeasuredFunction(
        workload.function(),
        workload.played(),
        workload.request(),
        Optional.ofNullable(models.get(workload.function())));
  }

  private static List<Run.Setting> settings(ComparisonPlan plan) {
    List<Run.Setting> settings = new ArrayList<>();
    settings.add(new Run.Setting("cold starts", Integer.toString(plan.coldStarts())));
    settings.add(new Run.Setting("warm calls", Integer.toString(plan.warmCalls())));
    settings.add(
        new Run.Setting(
            "warm-up of a process",
            String.format(
                Locale.ROOT,
                "at most %,d calls and %,d ms",
                plan.warmUp().mostCalls(),
                plan.warmUp().longest().toMillis())));
    return settings;
  }
}
