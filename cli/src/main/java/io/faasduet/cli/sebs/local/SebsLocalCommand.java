package io.faasduet.cli.sebs.local;

import picocli.CommandLine.Command;

/** SeBS's commands for functions on this machine. */
@Command(
    name = "local",
    description = "Start and stop a benchmark's function, which outlives the command.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LocalStartCommand.class,
      LocalStopCommand.class,
      LocalInputCommand.class,
      LocalMeasureCommand.class
    },
    footer = {"", "Example:", "  duet sebs local start 110.dynamic-html test out.json"})
public final class SebsLocalCommand {}
