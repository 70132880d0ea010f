package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.results.BenchmarkStatistics;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "statistics",
    description = {
      "Show SeBS's statistics of a result file, cold and warm invocations apart.",
      "Beside them is Duet's 95% interval of the median, by instance."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs benchmark statistics results/results.json"})
final class BenchmarkStatisticsCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "RESULTS_JSON", description = "results.json or experiments.json.")
  Path results;

  @Override
  public void run() {
    BenchmarkStatistics.of(results).lines().forEach(spec.commandLine().getOut()::println);
  }
}
