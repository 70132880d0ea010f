package io.faasduet.bench.experiment;

import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.Run;
import io.faasduet.bench.target.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plan as it is put on file. */
final class RunDescription {
  private RunDescription() {}

  static Run of(ComparisonPlan plan, String date, Map<String, Run.Model> models, Machine machine) {
    return new Run(
        date,
        plan.origin().command(),
        plan.seed(),
        plan.origin().duet(),
        settings(plan),
        plan.workloads().stream()
            .flatMap(workload -> workload.targets().stream())
            .map(Target::description)
            .distinct()
            .toList(),
        plan.workloads().stream().map(workload -> function(workload, models)).toList(),
        machine);
  }

  private static Run.Function function(Workload workload, Map<String, Run.Model> models) {
    return new Run.Function(
        workload.function(),
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
    settings.addAll(plan.origin().settings());
    return settings;
  }
}
