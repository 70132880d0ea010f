package io.faasduet.cli.sebs;

import picocli.CommandLine.Command;

@Command(
    name = "benchmark",
    description = "Invoke benchmarks, and read what that left.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BenchmarkInvokeCommand.class,
      BenchmarkProcessCommand.class,
      BenchmarkStatisticsCommand.class,
      BenchmarkPackageCommand.class,
      BenchmarkRegressionCommand.class
    },
    footer = {"", "Example:", "  duet sebs benchmark invoke 501.graph-pagerank small"})
final class SebsBenchmarkCommand {}
