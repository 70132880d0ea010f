package io.faasduet.bench.plan;

import static java.util.Objects.requireNonNull;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.option.FieldChecks;
import io.faasduet.bench.option.PlanException;
import io.faasduet.localcloud.process.JvmCompiler;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.startup.StartVariant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a run measures, with every default filled in. Its file has the fields in snake_case: {@code
 * memory_mb}.
 *
 * @param name a short name for the results
 * @param description what it is for, in a sentence; may be empty
 * @param functions what is measured
 * @param targets where, as {@link io.faasduet.bench.platform.Platform#syntax} has it
 * @param memoryMb the memory sizes of instances on this machine, in MiB; processor time follows, as
 *     on Lambda. With more than one, each target is measured at each size
 * @param start the ways in which instances on this machine start, as {@link StartVariant} names
 *     them; with any, each target is measured in each. None for the platforms' own
 * @param prime how many requests a process answers before a snapshot that is to be warm
 * @param jdk what instances on this machine run on: a feature release, or the directory of a JDK;
 *     the one that runs the plan unless given
 * @param compiler the compilers of the JVMs of servers on this machine, as {@link JvmCompiler}
 *     names them; with any, each target is measured with each. None for the artefacts' own
 * @param experiments the experiments, in order
 * @param options the options of platforms, by their keys
 * @param distance how far the storage on this machine is: a distance profile by its name, or a
 *     file; near unless given
 * @param timeoutSeconds how long any request may take
 * @param seed what random choices are drawn from
 */
public record Plan(
    String name,
    String description,
    List<PlannedFunction> functions,
    List<String> targets,
    List<Integer> memoryMb,
    List<String> start,
    int prime,
    Optional<String> jdk,
    List<String> compiler,
    List<Experiment> experiments,
    Map<String, Record> options,
    Optional<String> distance,
    double timeoutSeconds,
    long seed) {

  /** The targets of plans that name none. */
  public static final List<String> DEFAULT_TARGETS = List.of("lambda", "http", "grpc");

  /** The memory of instances, unless given: that of one vCPU. */
  public static final List<Integer> DEFAULT_MEMORY_MB = List.of(ProcessLimits.MEGABYTES_PER_CPU);

  /** The requests before a warm snapshot, unless given. */
  public static final int DEFAULT_PRIME = 1;

  static final double DEFAULT_TIMEOUT_SECONDS = 60;
  static final long DEFAULT_SEED = 42;

  public Plan {
    requireNonNull(name, "name");
    requireNonNull(description, "description");
    functions = List.copyOf(functions);
    targets = List.copyOf(targets);
    memoryMb = List.copyOf(memoryMb);
    experiments = List.copyOf(experiments);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    FieldChecks.distinct("functions", functions.stream().map(PlannedFunction::label).toList());
    requireNonNull(jdk, "jdk");
    compiler = List.copyOf(compiler);
    FieldChecks.distinct("compiler", compiler);
    compiler.forEach(label -> require(() -> JvmCompiler.of(label)));
    requireNonNull(distance, "distance");
    FieldChecks.notEmpty("targets", targets);
    FieldChecks.distinct("targets", targets);
    targets.forEach(target -> FieldChecks.plain("targets", target));
    FieldChecks.notEmpty("memory_mb", memoryMb);
    FieldChecks.distinct("memory_mb", memoryMb);
    memoryMb.forEach(megabytes -> FieldChecks.within("memory_mb", megabytes, 128, 10_240));
    start = List.copyOf(start);
    FieldChecks.distinct("start", start);
    start.forEach(label -> require(() -> StartVariant.of(label)));
    FieldChecks.within("prime", prime, 1, 100_000);
    if (prime != DEFAULT_PRIME && !start.contains(StartVariant.SNAPSHOT_WARM.label())) {
      throw new PlanException("'prime' is for the start 'snapshot-warm'; leave it out");
    }
    experiments.forEach(Experiment::check);
    FieldChecks.distinct(
        "load", experiments.stream().flatMap(experiment -> experiment.label().stream()).toList());
    FieldChecks.within("timeout_seconds", timeoutSeconds, 0.001, 900);
  }

  /**
   * This plan, if it measures anything.
   *
   * @throws PlanException if it has no function, or no experiment
   */
  public Plan checked() {
    FieldChecks.notEmpty("functions", functions);
    if (experiments.isEmpty()) {
      throw new PlanException("the plan measures nothing: give it 'cold', 'warm' or 'load'");
    }
    return this;
  }

  private static void require(Runnable found) {
    try {
      found.run();
    } catch (IllegalArgumentException e) {
      throw new PlanException(e.getMessage(), e);
    }
  }

  /** The experiments, with those that share instances joined into one. */
  List<Experiment> joined() {
    List<Experiment> joined = new ArrayList<>();
    for (Experiment next : experiments) {
      int last = joined.size() - 1;
      if (last >= 0 && joined.get(last).joined(next).isPresent()) {
        joined.set(last, joined.get(last).joined(next).get());
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
