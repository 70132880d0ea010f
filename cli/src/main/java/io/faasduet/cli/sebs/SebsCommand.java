package io.faasduet.cli.sebs;

import io.faasduet.cli.command.Subcommands;
import io.faasduet.cli.sebs.local.SebsCleanCommand;
import io.faasduet.cli.sebs.local.SebsLocalCommand;
import io.faasduet.cli.sebs.local.SebsStorageCommand;
import io.faasduet.cli.sebs.resources.ResourcesCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The commands of SeBS 1.2, and those of 2020, whose options may come first. */
@Command(
    name = "sebs",
    description = {
      "SeBS's commands, for its benchmarks in Java.",
      "The options here are those of its commands of 2020, such as test_invoke."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  duet sebs benchmark invoke 110.dynamic-html test",
      "  duet sebs --repetitions 1 test_invoke 110.dynamic-html out test config.json"
    })
@Subcommands({
  SebsBenchmarkCommand.class,
  SebsExperimentCommand.class,
  SebsLocalCommand.class,
  SebsStorageCommand.class,
  SebsCleanCommand.class,
  ResourcesCommand.class,
  InstallCommand.class,
  DockerCommand.class,
  TestInvokeCommand.class,
  BurstInvokeCommand.class,
  PublishCommand.class,
  EarlyResultsCommand.class,
  EarlyLogsCommand.class,
  RunExperimentsCommand.class
})
public final class SebsCommand {
  @Mixin EarlyOptions options = new EarlyOptions();
}
