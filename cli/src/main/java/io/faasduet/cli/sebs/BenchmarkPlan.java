package io.faasduet.cli.sebs;

import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.option.PlanException;
import io.faasduet.bench.plan.Plan;
import io.faasduet.bench.plan.PlanBuilder;
import io.faasduet.bench.plan.PlanSchema;
import io.faasduet.bench.plan.PlannedFunction;
import io.faasduet.cli.command.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A plan of experiments with benchmarks.
 *
 * @param name what results call it
 * @param functions the benchmarks' functions with their sizes
 * @param targets where, as plans have it
 * @param memoryMb the memory sizes on this machine
 * @param timeout how long an invocation may take
 * @param settings the options of platforms
 */
record BenchmarkPlan(
    String name,
    List<PlannedFunction> functions,
    List<String> targets,
    List<Integer> memoryMb,
    Duration timeout,
    List<String> settings) {
  private static final List<String> SIZES = List.of("test", "small", "large");

  /** A benchmark's function with its input's size. */
  static PlannedFunction function(SebsBenchmark benchmark, String size) {
    if (!SIZES.contains(size)) {
      throw new UsageException("the size must be test, small or large, not '" + size + "'");
    }
    return parse(
        () ->
            new PlannedFunction(
                benchmark.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(size)));
  }

  /**
   * The plan.
   *
   * @throws UsageException if it is none; the message names the field
   */
  Plan of(List<Experiment> experiments) {
    return parse(
        () -> {
          PlanBuilder plan =
              PlanSchema.STANDARD
                  .plan()
                  .name(name)
                  .functions(functions)
                  .targets(targets)
                  .memoryMb(memoryMb)
                  .timeoutSeconds(timeout.toSeconds());
          settings.forEach(plan::set);
          experiments.forEach(plan::experiment);
          return plan.build();
        });
  }

  /** Something made of options: what is wrong with it is wrong usage. */
  static <T> T parse(Supplier<T> made) {
    try {
      return made.get();
    } catch (PlanException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
