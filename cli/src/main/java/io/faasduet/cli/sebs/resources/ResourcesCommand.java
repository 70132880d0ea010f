package io.faasduet.cli.sebs.resources;

import picocli.CommandLine.Command;

@Command(
    name = "resources",
    aliases = "resource",
    description = "Show what commands have made on AWS, and delete it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ResourcesListCommand.class,
      ResourcesRemoveCommand.class,
      ResourcesCleanupCommand.class
    },
    footer = {"", "Example:", "  duet sebs resources cleanup --dry-run"})
public final class ResourcesCommand {}
