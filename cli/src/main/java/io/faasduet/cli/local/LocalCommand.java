package io.faasduet.cli.local;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "local",
    description = "Run a cloud's services on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "SERVICE",
    footer = {"", "Example:", "  duet local lambda --deploy chameleon"})
@Subcommands({LocalLambdaCommand.class, LocalKnativeCommand.class, LocalFleetCommand.class})
public final class LocalCommand {}
