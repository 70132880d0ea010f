package io.faasduet.cli;

import picocli.CommandLine.Command;

@Command(
    name = "models",
    description = "Make model bundles, and bring them to where functions find them.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ModelsMakeCommand.class, ModelsImportCommand.class},
    footer = {"", "Example:", "  duet models make resnet50 --out models/resnet50"})
final class ModelsCommand {}
