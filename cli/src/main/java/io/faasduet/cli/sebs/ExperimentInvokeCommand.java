package io.faasduet.cli.sebs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "invoke",
    description = {
      "Run an experiment of the configuration: perf-cost.",
      "Each type gets as many samples as 'repetitions' says; nothing is tried again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs experiment invoke perf-cost --config config.json"})
final class ExperimentInvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "perf-cost.")
  String experiment;

  @Mixin InvocationOptions invocation = new InvocationOptions();

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public Integer call() {
    SebsExperiments.requirePerfCost(experiment);
    return new BenchmarkRun(spec, options, invocation).perfCost();
  }
}
