package io.faasduet.cli.sebs.local;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

/** SeBS's commands for storage. */
@Command(
    name = "storage",
    description = "Start and stop storage that outlives the command: S3 and tables.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet sebs storage start all --output-json storage.json"})
@Subcommands({StorageStartCommand.class, StorageStopCommand.class, StorageServeCommand.class})
public final class SebsStorageCommand {}
