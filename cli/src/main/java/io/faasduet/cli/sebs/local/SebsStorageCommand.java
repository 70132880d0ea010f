package io.faasduet.cli.sebs.local;

import picocli.CommandLine.Command;

/** SeBS's commands for storage. */
@Command(
    name = "storage",
    description = "Start and stop storage that outlives the command: S3 and tables.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StorageStartCommand.class, StorageStopCommand.class, StorageServeCommand.class},
    footer = {"", "Example:", "  duet sebs storage start all --output-json storage.json"})
public final class SebsStorageCommand {}
