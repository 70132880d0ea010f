package io.faasduet.cli.local;

import picocli.CommandLine.Command;

@Command(
    name = "local",
    description = "Run a cloud's services on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SERVICE",
    subcommands = {LocalLambdaCommand.class, LocalKnativeCommand.class, LocalFleetCommand.class},
    footer = {"", "Example:", "  duet local lambda --deploy chameleon"})
public final class LocalCommand {}
