package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.WarmCalls;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "warm",
    description = "Measure calls to warm processes, one after the other.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench warm chameleon --calls 1000 --processes 10"})
final class BenchWarmCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "200",
      description = "How many of each function on each target; default ${DEFAULT-VALUE}.")
  int calls;

  @Option(
      names = "--processes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Over how many processes they are spread; default ${DEFAULT-VALUE}.")
  int processes;

  @Option(
      names = "--warm-up-calls",
      paramLabel = "N",
      defaultValue = "2000",
      description = "The most calls to make a process steady; default ${DEFAULT-VALUE}.")
  int warmUpCalls;

  @Option(
      names = "--warm-up-seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "The most time for that; default ${DEFAULT-VALUE}.")
  double warmUpSeconds;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    WarmCalls warm = parse(() -> new WarmCalls(calls, processes, warmUpCalls, warmUpSeconds));
    return new BenchRun(spec, out, options.servers).measure(options.plan("warm", List.of(warm)));
  }
}
