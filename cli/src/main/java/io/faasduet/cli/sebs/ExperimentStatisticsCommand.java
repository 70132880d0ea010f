package io.faasduet.cli.sebs;

import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.results.BenchmarkStatistics;
import io.faasduet.cli.sebs.results.PerfCostCsv;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "statistics",
    description = "Show the statistics of each processed file of an experiment.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs experiment statistics results/perf-cost"})
final class ExperimentStatisticsCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "RESULTS_DIR", description = "Where the processed files are.")
  Path directory;

  @Override
  public void run() {
    List<Path> files = PerfCostCsv.processed(directory);
    if (files.isEmpty()) {
      throw new UsageException(
          "there are no processed results in %s; 'duet sebs experiment process' makes them"
              .formatted(directory));
    }
    PrintWriter out = spec.commandLine().getOut();
    for (Path file : files) {
      out.println(file.getFileName());
      BenchmarkStatistics.of(file).lines().forEach(out::println);
      out.println();
    }
  }
}
