package io.faasduet.cli.measure;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "measure",
    description = "Measure services that functions use.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    footer = {"", "Example:", "  duet measure distances --bucket my-bucket --out mine.json"})
@Subcommands({MeasureDistancesCommand.class})
public final class MeasureCommand {}
