package io.faasduet.cli.bench;

import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.plan.Plan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "platforms",
    description = {
      "Put the same load on Lambda, Knative and a fleet of servers, from nothing.",
      "It shows the time of each batch, the cold share and instances over time.",
      "Without a load of your own it is four batches of nine."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench platforms yolo --batches 4x9"})
final class BenchPlatformsCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin
  PlanOptions options =
      new PlanOptions(List.of("lambda", "knative", "fleet"), Plan.DEFAULT_MEMORY_MB);

  @Mixin LoadOptions load = new LoadOptions();

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    OfferedLoad published = load.ofBatches(4, 9); // nine requests at once, four times
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("platforms", load.steps(List.of(published))));
  }
}
