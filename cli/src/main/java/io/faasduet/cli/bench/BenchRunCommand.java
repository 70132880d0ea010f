package io.faasduet.cli.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = {
      "Carry out a plan: a file, or one of Duet's by its name.",
      "Ctrl-C ends it early, with the report of what was measured."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  duet bench run plan.yaml --out results",
      "  duet bench run plan.yaml --out results --resume"
    })
final class BenchRunCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "PLAN", description = "A YAML file; 'duet bench plan' lists Duet's.")
  String plan = "";

  @Mixin ServerOptions servers = new ServerOptions();

  @Mixin RunOutput out = new RunOutput();

  @Option(
      names = "--resume",
      description = "Go on with the run of this plan that was cut short in --out.")
  boolean resume;

  @Override
  public Integer call() {
    BenchRun run = new BenchRun(spec, out, servers);
    return resume ? run.resume(ShippedPlans.read(plan)) : run.measure(ShippedPlans.read(plan));
  }
}
