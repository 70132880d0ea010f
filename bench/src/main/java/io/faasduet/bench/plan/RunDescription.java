package io.faasduet.bench.plan;

import io.faasduet.bench.experiment.FunctionTarget;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.option.SecondsText;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.results.Machine;
import io.faasduet.bench.results.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The description of a plan's run, as it is put on file. */
final class RunDescription {
  private static final PlanFields FIELDS = new PlanFields();

  private RunDescription() {}

  static Run of(
      Plan plan,
      RunOrigin origin,
      String date,
      List<Workload> workloads,
      Map<String, Run.Model> models,
      List<Run.Setting> observed,
      Machine machine) {
    return new Run(
        date,
        origin.command(),
        plan.seed(),
        origin.duet(),
        Stream.of(settings(plan), origin.settings(), observed).flatMap(List::stream).toList(),
        workloads.stream()
            .flatMap(workload -> measured(plan, workload))
            .map(Target::description)
            .distinct()
            .toList(),
        workloads.stream().map(workload -> function(workload, models)).toList(),
        machine);
  }

  /** The targets on which an experiment measures it, in their order. */
  private static Stream<Target> measured(Plan plan, Workload workload) {
    List<FunctionTarget> pairs = Workload.pairs(List.of(workload));
    Set<FunctionTarget> measured =
        plan.experiments().stream()
            .flatMap(experiment -> experiment.measured(pairs).stream())
            .collect(Collectors.toSet());
    return pairs.stream().filter(measured::contains).map(FunctionTarget::target);
  }

  private static Run.MeasuredFunction function(Workload workload, Map<String, Run.Model> models) {
    return new Run.MeasuredFunction(
        workload.function(),
        workload.functionName(),
        workload.request(),
        Optional.ofNullable(models.get(workload.function())),
        workload.targets().stream().flatMap(target -> startup(target).stream()).toList());
  }

  private static Optional<Run.Startup> startup(Target target) {
    return target
        .startupArchive()
        .map(
            archive ->
                new Run.Startup(
                    target.name(),
                    archive.variant(),
                    archive.java(),
                    archive.bytes(),
                    archive.made().map(took -> took.toNanos() / 1e6),
                    archive.note()));
  }

  private static List<Run.Setting> settings(Plan plan) {
    List<Run.Setting> settings = new ArrayList<>();
    settings.add(new Run.Setting("plan", plan.name().isEmpty() ? PlanRun.PLAN : plan.name()));
    plan.experiments().forEach(experiment -> settings.addAll(experiment.settings()));
    plan.options().entrySet().stream()
        .filter(options -> plan.targets().contains(options.getKey()))
        .map(options -> new Run.Setting(options.getKey(), FIELDS.line(options.getValue())))
        .forEach(settings::add);
    settings.add(
        new Run.Setting("timeout of a request", SecondsText.of(Seconds.of(plan.timeoutSeconds()))));
    return settings;
  }
}
