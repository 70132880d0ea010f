package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.api.Settings;
import io.faasduet.bench.experiment.Workload;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.option.Seconds;
import io.faasduet.bench.platform.InstanceStart;
import io.faasduet.bench.platform.Platform;
import io.faasduet.bench.platform.Platforms;
import io.faasduet.bench.platform.ResolvedFunction;
import io.faasduet.bench.platform.Target;
import io.faasduet.bench.platform.TargetRequest;
import io.faasduet.bench.results.Run;
import io.faasduet.localcloud.process.FunctionJvm;
import io.faasduet.localcloud.process.JvmCompiler;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
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
      requireLocal("start", !plan.start().isEmpty());
      requireLocal("jdk", plan.jdk().isPresent());
      requireLocal("compiler", !plan.compiler().isEmpty());
      Optional<FunctionJvm> jvm = plan.jdk().map(PlanTargets::jvm);
      workloads = plan.functions().stream().map(function -> workload(function, jvm)).toList();
    }
    return workloads;
  }

  private void requireLocal(String field, boolean given) {
    if (given && plan.targets().stream().map(platforms::of).noneMatch(Platform::local)) {
      throw new PlanException(
          "'%s' is for targets on this machine, and there is none".formatted(field));
    }
  }

  private static FunctionJvm jvm(String choice) {
    try {
      return FunctionJvm.of(choice, Settings.of(System.getenv()));
    } catch (IllegalArgumentException e) {
      throw new PlanException("'jdk': " + e.getMessage(), e);
    }
  }

  private Workload workload(PlannedFunction function, Optional<FunctionJvm> jvm) {
    ResolvedFunction found = functions.apply(function);
    ResolvedFunction resolved = jvm.map(found::on).orElse(found);
    List<Target> targets = new ArrayList<>();
    for (int megabytes : plan.memoryMb()) {
      for (String text : plan.targets()) {
        if (platforms.of(text).local()) {
          for (Optional<InstanceStart> start : starts(platforms.of(text))) {
            for (Optional<JvmCompiler> compiler : compilers(platforms.of(text))) {
              targets.add(open(text, resolved, megabytes, start, compiler));
            }
          }
        }
      }
    }
    for (String text : plan.targets()) {
      if (!platforms.of(text).local()) {
        targets.add(
            open(text, resolved, plan.memoryMb().get(0), Optional.empty(), Optional.empty()));
      }
    }
    return new Workload(
        function.label(),
        function.function(),
        resolved.request(),
        resolved.check(),
        targets,
        resolved.sharedInput());
  }

  /** The ways that the plan names; one that is not named if it names none. */
  private List<Optional<InstanceStart>> starts(Platform platform) {
    if (plan.start().isEmpty()) {
      return List.of(Optional.empty());
    }
    List<StartVariant> wanted = plan.start().stream().map(StartVariant::of).toList();
    for (StartVariant variant : wanted) {
      if (!platform.starts().contains(variant)) {
        throw new PlanException(
            "the target %s has no start '%s'%s"
                .formatted(
                    platform.key(),
                    variant,
                    platform.starts().isEmpty()
                        ? ": leave the target or the start out"
                        : ": it has " + StartVariant.labels(platform.starts())));
      }
    }
    return wanted.stream()
        .map(variant -> Optional.of(new InstanceStart(variant, plan.prime())))
        .toList();
  }

  /** The compilers that the plan names; one that is not named if it names none. */
  private List<Optional<JvmCompiler>> compilers(Platform platform) {
    if (plan.compiler().isEmpty()) {
      return List.of(Optional.empty());
    } else if (!platform.choosesCompiler()) {
      throw new PlanException(
          "'compiler' is for servers: leave it or the target %s out".formatted(platform.key()));
    }
    return plan.compiler().stream().map(JvmCompiler::of).map(Optional::of).toList();
  }

  private Target open(
      String text,
      ResolvedFunction function,
      int megabytes,
      Optional<InstanceStart> start,
      Optional<JvmCompiler> compiler) {
    Platform platform = platforms.of(text);
    boolean ofSeveral = platform.local() && plan.memoryMb().size() > 1;
    String label =
        platform.label(text)
            + start.map(way -> " " + way.variant()).orElse("")
            + compiler.map(named -> " " + named.label()).orElse("");
    Target target =
        platform.open(
            new TargetRequest(
                text,
                ofSeveral ? Run.MeasuredTarget.withMemory(label, megabytes) : label,
                compiler.map(function::compiledBy).orElse(function),
                megabytes,
                plan.options().getOrDefault(platform.key(), new Platform.NoOptions()),
                Seconds.of(plan.timeoutSeconds()),
                start));
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
