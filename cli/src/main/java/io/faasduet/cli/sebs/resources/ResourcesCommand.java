package io.faasduet.cli.sebs.resources;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "resources",
    aliases = "resource",
    description = "Show what commands have made on AWS, and delete it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet sebs resources cleanup --dry-run"})
@Subcommands({
  ResourcesListCommand.class,
  ResourcesRemoveCommand.class,
  ResourcesCleanupCommand.class
})
public final class ResourcesCommand {}
