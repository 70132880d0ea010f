package io.faasduet.cli.cost;

import picocli.CommandLine.Command;

@Command(
    name = "cost",
    description = "Calculate what a study costs, or what a service level does.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "STUDY",
    subcommands = {
      CostElectionCommand.class,
      CostTrainingCommand.class,
      CostServingCommand.class,
      CostSloCommand.class
    },
    footer = {"", "Example:", "  duet cost training --memory 1024"})
public final class CostCommand {}
