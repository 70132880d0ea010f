package io.faasduet.cli.sebs;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "benchmark",
    description = "Invoke benchmarks, and read what that left.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet sebs benchmark invoke 501.graph-pagerank small"})
@Subcommands({
  BenchmarkInvokeCommand.class,
  BenchmarkProcessCommand.class,
  BenchmarkStatisticsCommand.class,
  BenchmarkPackageCommand.class,
  BenchmarkRegressionCommand.class
})
final class SebsBenchmarkCommand {}
