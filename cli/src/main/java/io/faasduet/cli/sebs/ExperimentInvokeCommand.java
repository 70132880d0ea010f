package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.config.EvictionSettings;
import io.faasduet.cli.sebs.config.OverheadSettings;
import io.faasduet.cli.sebs.config.PingPongSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "invoke",
    description = {
      "Run one of SeBS's experiments.",
      "They are perf-cost, network-ping-pong, invocation-overhead and eviction-model.",
      "Its settings are those of the configuration; nothing is tried again.",
      "What it may cost at most on Lambda is said first."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs experiment invoke perf-cost --config config.json"})
final class ExperimentInvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "Its name.")
  String experiment;

  @Mixin InvocationOptions invocation = new InvocationOptions();

  @Mixin SebsOptions options = new SebsOptions();

  @Mixin CostOptions costs = new CostOptions();

  @Override
  public Integer call() {
    SebsExperiments.require(experiment);
    BenchmarkRun runs = new BenchmarkRun(spec, options, invocation);
    CostBound bound = CostBound.of(experiment, costs, runs.config());
    NetworkExperiments network = new NetworkExperiments(spec, runs, options.outputDir, bound);
    return switch (experiment) {
      case PingPongSettings.NAME -> network.pingPong();
      case OverheadSettings.NAME -> network.overhead();
      case EvictionSettings.NAME -> new EvictionModel(spec, runs, options, invocation, bound).run();
      default -> new PerfCostRun(spec, runs, options, bound).run();
    };
  }
}
