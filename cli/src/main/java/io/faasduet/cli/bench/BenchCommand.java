package io.faasduet.cli.bench;

import picocli.CommandLine.Command;

@Command(
    name = "bench",
    description = "Measure functions by a plan: here, on AWS Lambda, on any server.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "EXPERIMENT",
    subcommands = {
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
    },
    footer = {"", "Example:", "  duet bench cold chameleon --target lambda,http --starts 5"})
public final class BenchCommand {}
