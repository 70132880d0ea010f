package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Platforms;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.Run;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** The targets of a plan. Those that were opened are closed with it. */
public final class PlanTargets implements AutoCloseable {
  private final Plan plan;
  private final Platforms platforms;
  private final Function<PlannedFunction, ResolvedFunction> functions;
  private final Deque<Target> opened = new ArrayDeque<>();
  private List<Workload> workloads = List.of();

  /**
   * The targets for one run.
   *
   * @param functions finds a function's artefact and request; throws what the user should be told
   *     if there is none of that name
   */
  public PlanTargets(
      Plan plan, Platforms platforms, Function<PlannedFunction, ResolvedFunction> functions) {
    this.plan = requireNonNull(plan, "plan");
    this.platforms = requireNonNull(platforms, "platforms");
    this.functions = requireNonNull(functions, "functions");
  }

  /**
   * Each function of the plan with every target, those on this machine at every memory size; opened
   * at the first call.
   *
   * @throws PlanException if a target cannot be used
   */
  List<Workload> workloads() {
    if (workloads.isEmpty()) {
      FieldChecks.distinct(
          "targets", plan.targets().stream().map(text -> platforms.of(text).label(text)).toList());
      workloads = plan.functions().stream().map(this::workload).toList();
    }
    return workloads;
  }

  private Workload workload(PlannedFunction function) {
    ResolvedFunction resolved = functions.apply(function);
    List<Target> targets = new ArrayList<>();
    for (int megabytes : plan.memoryMb()) {
      for (String text : plan.targets()) {
        if (platforms.of(text).local()) {
          targets.add(open(text, resolved, megabytes));
        }
      }
    }
    for (String text : plan.targets()) {
      if (!platforms.of(text).local()) {
        targets.add(open(text, resolved, plan.memoryMb().get(0)));
      }
    }
    return new Workload(
        function.label(), function.function(), resolved.request(), resolved.check(), targets);
  }

  private Target open(String text, ResolvedFunction function, int megabytes) {
    Platform platform = platforms.of(text);
    boolean ofSeveral = platform.local() && plan.memoryMb().size() > 1;
    String label = platform.label(text);
    Target target =
        platform.open(
            new TargetRequest(
                text,
                ofSeveral ? Run.Target.withMemory(label, megabytes) : label,
                function,
                megabytes,
                plan.options().getOrDefault(platform.key(), new Platform.NoOptions()),
                Seconds.of(plan.timeoutSeconds())));
    opened.push(target);
    return target;
  }

  @Override
  public void close() {
    RuntimeException failure = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close(); // the last one opened is the first to be closed
      } catch (RuntimeException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
