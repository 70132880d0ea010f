package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.Eviction;
import io.faasduet.bench.plan.Plan;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "eviction",
    description = {
      "Measure how many instances a platform keeps that nobody calls: as many as",
      "requests at once, left idle, and called again. Fits the period of SeBS's model.",
      "The function should take longer than requests at once need to be taken."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet bench eviction sleep --idle 1,2,4 --copies 4",
      "  duet bench eviction sleep --target simulated:halving:380 --idle 60,380,1200"
    })
final class BenchEvictionCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions(List.of("lambda"), Plan.DEFAULT_MEMORY_MB);

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      split = ",",
      defaultValue = "1,2,4,8",
      description = "Idle times; default ${DEFAULT-VALUE}.")
  List<Double> idle;

  @Option(
      names = "--copies",
      paramLabel = "N",
      defaultValue = "4",
      description = "Instances at once; default ${DEFAULT-VALUE}.")
  int copies;

  @Option(
      names = "--repetitions",
      paramLabel = "N",
      defaultValue = "3",
      description = "Rounds of each idle time; default ${DEFAULT-VALUE}.")
  int repetitions;

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    Eviction eviction = parse(() -> new Eviction(idle, copies, repetitions));
    return new BenchRun(spec, out, options.servers)
        .measure(options.plan("eviction", List.of(eviction)));
  }
}
