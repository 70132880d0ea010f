package io.faasduet.cli.models;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "models",
    description = "Make model bundles, and bring them to where functions find them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet models make resnet50 --out models/resnet50"})
@Subcommands({
  ModelsListCommand.class,
  ModelsPullCommand.class,
  ModelsPushCommand.class,
  ModelsImportCommand.class,
  ModelsMakeCommand.class
})
public final class ModelsCommand {}
