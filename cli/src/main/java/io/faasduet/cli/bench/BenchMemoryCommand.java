package io.faasduet.cli.bench;

import static io.faasduet.cli.bench.PlanOptions.parse;

import io.faasduet.bench.experiment.ColdStarts;
import io.faasduet.bench.experiment.Experiment;
import io.faasduet.bench.experiment.OfferedLoad;
import io.faasduet.bench.experiment.WarmCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "memory",
    description = {
      "Measure cold, warm and under load at each of several memory sizes.",
      "Without a load of your own it is a ramp from 0 to 10 requests a second."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet bench memory cnn-serving --memory 1024,1769 --starts 5"})
final class BenchMemoryCommand implements Callable<Integer> {
  /** Those of the published sweep over image classification on Lambda. */
  private static final List<Integer> PUBLISHED =
      List.of(512, 640, 1024, 1500, 1800, 2048, 2500, 3000);

  @Spec CommandSpec spec;

  @Mixin PlanOptions options = new PlanOptions(List.of("lambda"), PUBLISHED);

  @Option(
      names = "--starts",
      paramLabel = "N",
      defaultValue = "7",
      description = "Cold starts at each size; default ${DEFAULT-VALUE}.")
  int starts;

  @Option(
      names = "--calls",
      paramLabel = "N",
      defaultValue = "50",
      description = "Warm calls at each size; default ${DEFAULT-VALUE}.")
  int calls;

  @Mixin LoadOptions load = new LoadOptions();

  @Mixin RunOutput out = new RunOutput();

  @Override
  public Integer call() {
    ColdStarts cold = parse(() -> new ColdStarts(starts));
    WarmCalls warm = parse(() -> new WarmCalls(calls, starts, 2_000, 2));
    OfferedLoad ramp = load.ofArrivals(Optional.of("ramp"), "ramp:0..10/s");
    List<Experiment> experiments = new ArrayList<>(List.of(cold, warm));
    experiments.addAll(load.steps(List.of(ramp)));
    return new BenchRun(spec, out, options.servers).measure(options.plan("memory", experiments));
  }
}
