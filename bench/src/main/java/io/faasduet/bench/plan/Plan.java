package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.util.List;
import java.util.Optional;

/**
 * What a run measures, with every default filled in. In a file its fields are named in snake_case:
 * {@code memory_mb}.
 *
 * @param name a short name for the results
 * @param description what it is for, in a sentence; may be empty
 * @param functions what is measured
 * @param targets where: {@code lambda}, {@code http}, {@code grpc}, {@code knative} and {@code
 *     fleet} on this machine; {@code lambda:FUNCTION[@REGION]}, {@code http://…} and {@code
 *     grpc://HOST:PORT/duet} or {@code /greeter} elsewhere
 * @param memoryMb the memory sizes that local processes are given, in MiB; processor time follows,
 *     as on Lambda. With more than one, each target is measured at each size
 * @param cold cold starts, if there are to be any
 * @param warm calls to warm processes, if there are to be any
 * @param load the loads, one after the other
 * @param lambda how many environments a local Lambda function may have
 * @param knative how {@code knative} scales
 * @param fleet how {@code fleet} scales
 * @param timeoutSeconds how long any request may take
 * @param seed what every random choice is drawn from
 */
public record Plan(
    String name,
    String description,
    List<PlannedFunction> functions,
    List<String> targets,
    List<Integer> memoryMb,
    Optional<ColdStep> cold,
    Optional<WarmStep> warm,
    List<LoadStep> load,
    LambdaScale lambda,
    KnativeScale knative,
    FleetScale fleet,
    double timeoutSeconds,
    long seed) {

  /** Every default; it has no functions and no steps. */
  public static final Plan DEFAULTS = new Plan();

  Plan() {
    this(
        "",
        "",
        List.of(),
        List.of("lambda", "http", "grpc"),
        List.of(ProcessLimits.MEGABYTES_PER_CPU),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        new LambdaScale(),
        new KnativeScale(),
        new FleetScale(),
        60,
        42);
  }

  public Plan {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    functions = List.copyOf(functions);
    targets = List.copyOf(targets);
    memoryMb = List.copyOf(memoryMb);
    load = List.copyOf(load);
    FieldChecks.distinct("functions", functions.stream().map(PlannedFunction::label).toList());
    FieldChecks.notEmpty("targets", targets);
    FieldChecks.distinct("targets", targets);
    targets.forEach(target -> FieldChecks.plain("targets", target));
    targets.forEach(TargetSpec::parse);
    FieldChecks.notEmpty("memory_mb", memoryMb);
    FieldChecks.distinct("memory_mb", memoryMb);
    memoryMb.forEach(megabytes -> FieldChecks.within("memory_mb", megabytes, 128, 10_240));
    load.forEach(LoadStep::check);
    FieldChecks.distinct("load", load.stream().map(LoadStep::label).toList());
    FieldChecks.within("timeout_seconds", timeoutSeconds, 0.001, 900);
  }

  /**
   * This plan, if there is something to do in it.
   *
   * @throws PlanException if it has no function, or no step
   */
  public Plan checked() {
    FieldChecks.notEmpty("functions", functions);
    if (cold.isEmpty() && warm.isEmpty() && load.isEmpty()) {
      throw new PlanException("the plan measures nothing: give it 'cold', 'warm' or 'load'");
    }
    return this;
  }
}
