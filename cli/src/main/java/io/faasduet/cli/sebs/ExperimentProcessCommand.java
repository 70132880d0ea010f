package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.config.PerfCostSettings;
import io.faasduet.cli.sebs.results.PerfCostCsv;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "process",
    description = "Make a table of an experiment's results: perf-cost/result.csv.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs experiment process perf-cost --output-dir results"})
final class ExperimentProcessCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "EXPERIMENT", description = "perf-cost.")
  String experiment;

  @Option(
      names = "--extend-time-interval",
      hidden = true,
      description = "Not needed: the platform's report comes with each answer.")
  int minutes;

  @Mixin SebsOptions options = new SebsOptions();

  @Override
  public void run() {
    SebsExperiments.requirePerfCost(experiment);
    options.read(spec);
    spec.commandLine()
        .getOut()
        .println(PerfCostCsv.write(options.outputDir.resolve(PerfCostSettings.NAME)));
  }
}
