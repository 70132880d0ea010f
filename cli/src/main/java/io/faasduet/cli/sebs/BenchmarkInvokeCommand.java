package io.faasduet.cli.sebs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "invoke",
    description = {
      "Invoke a benchmark, one repetition after the other: the first to a new instance.",
      "It leaves SeBS's experiments.json, and Duet's samples and report of the same run."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Example:",
      "  duet sebs benchmark invoke 110.dynamic-html test --output-dir results"
    })
final class BenchmarkInvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Parameters(index = "1", paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many invocations; default ${DEFAULT-VALUE}.")
  int repetitions;

  @Mixin InvocationOptions invocation = new InvocationOptions();

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public Integer call() {
    return new BenchmarkInvocations(new BenchmarkRun(spec, options, invocation))
        .invoke(benchmark, size, repetitions);
  }
}
