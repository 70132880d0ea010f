package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.InvocationOverhead;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "overhead",
    description = {
      "Measure how the time outside a function grows with its request: the",
      "client's latency less the function's own time, warm and cold."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench overhead chameleon --payload 1024,65536,1048576"})
final class BenchOverheadCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Option(
      names = "--payload",
      paramLabel = "BYTES",
      defaultValue = "log:1024..6251000/10",
      description = {
        "Sizes of requests, which a field 'data' pads: 1024,65536, or steps, "
            + "log:1024..6251000/10 or linear:1024..6251000/20.",
        "Default: ${DEFAULT-VALUE}."
      })
  String payload;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "20",
      description = "Warm calls of each size on each target; default ${DEFAULT-VALUE}.")
  int repetitions;

  @Option(
      names = "--processes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Over how many processes they are spread; default ${DEFAULT-VALUE}.")
  int processes;

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "3",
      description = "Cold starts of each size on each target; default ${DEFAULT-VALUE}.")
  int starts;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    InvocationOverhead overhead =
        parse(() -> new InvocationOverhead(payload, repetitions, processes, starts));
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("overhead", List.of(overhead)));
  }
}
