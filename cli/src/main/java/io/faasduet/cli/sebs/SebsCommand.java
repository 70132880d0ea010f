package io.faasduet.cli.sebs;

import picocli.CommandLine.Command;

/** The commands of SeBS 1.2. */
@Command(
    name = "sebs",
    description = {
      "SeBS's commands, for its benchmarks in Java.",
      "There is nothing to install and no image to build: 'mvn package' makes all that it runs."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SebsBenchmarkCommand.class, SebsExperimentCommand.class},
    footer = {"", "Example:", "  duet sebs benchmark invoke 110.dynamic-html test"})
public final class SebsCommand {}
