package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.ResourceUse;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "resources",
    description = {
      "Sample what processes use while they answer warm calls.",
      "Memory, I/O and processor time by the kernel, hardware counters by perf."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet bench resources chameleon --calls 500 --instances 1,5",
      "  duet bench resources graph-bfs --target http --counters=cache"
    })
final class BenchResourcesCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many calls each instance answers; default ${DEFAULT-VALUE}.")
  int calls;

  @Option(
      names = "--instances",
      paramLabel = "K",
      split = ",",
      defaultValue = "1",
      description = "How many instances at once, each number by itself; default ${DEFAULT-VALUE}.")
  List<Integer> instances = List.of(1);

  @Option(
      names = "--interval",
      paramLabel = "MS",
      defaultValue = "50",
      description = "How often a process is read, in milliseconds; default ${DEFAULT-VALUE}.")
  int interval;

  @Option(
      names = "--warm-up-calls",
      paramLabel = "N",
      defaultValue = "20",
      description = "Calls to each instance before; default ${DEFAULT-VALUE}.")
  int warmUpCalls;

  @Option(
      names = "--counters",
      paramLabel = "SET",
      arity = "0..1",
      defaultValue = "none",
      fallbackValue = "all",
      description = {
        "Hardware counters: instructions, cache, cycles, floating-point, all.",
        "Without SET all; without the option none."
      })
  String counters = "none";

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    ResourceUse use =
        parse(() -> new ResourceUse(calls, instances, interval, warmUpCalls, counters));
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("resources", List.of(use)));
  }
}
