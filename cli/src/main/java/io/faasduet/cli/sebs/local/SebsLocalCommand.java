package io.faasduet.cli.sebs.local;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

/** SeBS's commands for functions on this machine. */
@Command(
    name = "local",
    description = "Start and stop a benchmark's function, which outlives the command.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet sebs local start 110.dynamic-html test out.json"})
@Subcommands({
  LocalStartCommand.class,
  LocalStopCommand.class,
  LocalInputCommand.class,
  LocalMeasureCommand.class
})
public final class SebsLocalCommand {}
