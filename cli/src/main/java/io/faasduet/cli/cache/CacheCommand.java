package io.faasduet.cli.cache;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "cache",
    description = "Show what Duet keeps on this machine's disk, and remove it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet cache list"})
@Subcommands({CacheListCommand.class, CacheClearCommand.class})
public final class CacheCommand {}
