package io.faasduet.cli.cost;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "cost",
    description = "Calculate what a study costs, or what a service level does.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "STUDY",
    footer = {"", "Example:", "  duet cost training --memory 1024"})
@Subcommands({
  CostElectionCommand.class,
  CostTrainingCommand.class,
  CostServingCommand.class,
  CostSloCommand.class
})
public final class CostCommand {}
