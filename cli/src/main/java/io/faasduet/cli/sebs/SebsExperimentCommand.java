package io.faasduet.cli.sebs;

import picocli.CommandLine.Command;

@Command(
    name = "experiment",
    description = "Run SeBS's experiments, and read what they left.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ExperimentInvokeCommand.class,
      ExperimentProcessCommand.class,
      ExperimentStatisticsCommand.class
    },
    footer = {"", "Example:", "  duet sebs experiment invoke perf-cost --config config.json"})
final class SebsExperimentCommand {}
