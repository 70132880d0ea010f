package io.faasduet.cli.models;

import picocli.CommandLine.Command;

@Command(
    name = "models",
    description = "Make model bundles, and bring them to where functions find them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ModelsListCommand.class,
      ModelsPullCommand.class,
      ModelsPushCommand.class,
      ModelsImportCommand.class,
      ModelsMakeCommand.class
    },
    footer = {"", "Example:", "  duet models make resnet50 --out models/resnet50"})
public final class ModelsCommand {}
