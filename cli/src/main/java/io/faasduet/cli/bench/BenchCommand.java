package io.faasduet.cli.bench;

import io.faasduet.cli.command.Subcommands;
import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description = "Measure functions by a plan: here, on AWS Lambda, on any server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "EXPERIMENT",
    footer = {"", "Example:", "  duet bench cold chameleon --target lambda,http --starts 5"})
@Subcommands({
  BenchColdCommand.class,
  BenchImportCommand.class,
  BenchWarmCommand.class,
  BenchEvictionCommand.class,
  BenchLoadCommand.class,
  BenchMemoryCommand.class,
  BenchOverheadCommand.class,
  BenchPingPongCommand.class,
  BenchPlatformsCommand.class,
  BenchResourcesCommand.class,
  BenchRunCommand.class,
  BenchStartupCommand.class,
  BenchPlanCommand.class
})
public final class BenchCommand {}
