package io.faasduet.cli.cache;

import picocli.CommandLine.Command;

@Command(
    name = "cache",
    description = "Show what Duet keeps on this machine's disk, and remove it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {CacheListCommand.class, CacheClearCommand.class},
    footer = {"", "Example:", "  duet cache list"})
public final class CacheCommand {}
