package io.faasduet.cli.measure;

import picocli.CommandLine.Command;

@Command(
    name = "measure",
    description = "Measure services that functions use.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    subcommands = {MeasureDistancesCommand.class},
    footer = {"", "Example:", "  duet measure distances --bucket my-bucket --out mine.json"})
public final class MeasureCommand {}
