package io.faasduet.cli.cost;

import picocli.CommandLine.Command;

@Command(
    name = "cost",
    description = "Calculate what a study costs, from prices and sizes that are options.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "STUDY",
    subcommands = {CostTrainingCommand.class},
    footer = {"", "Example:", "  duet cost training --memory 1024"})
public final class CostCommand {}
