package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.cli.command.UsageException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "load",
    description = {
      "Put functions under load, in an open or a closed loop.",
      "Arrivals are sent when they are due; users and batches wait for answers."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet bench load chameleon --arrivals poisson:50/s --seconds 20",
      "  duet bench load yolo --target lambda --batches 4x9"
    })
final class BenchLoadCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions();

  @Mixin LoadOptions load = new LoadOptions();

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    List<OfferedLoad> loads = load.steps(List.of());
    if (loads.isEmpty()) {
      throw new UsageException("give the load with --arrivals, --users or --batches");
    }
    return new BenchRun(spec, out, options.servers).measure(options.plan("load", loads));
  }
}
