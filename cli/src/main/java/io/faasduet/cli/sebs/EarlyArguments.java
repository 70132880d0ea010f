package io.faasduet.cli.sebs;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;

/** The arguments of SeBS's commands of 2020: {@code BENCH OUT SIZE CONFIG}. */
final class EarlyArguments {
  @Parameters(index = "0", paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Parameters(index = "1", paramLabel = "OUT", description = "Where results are.")
  Path out;

  @Parameters(index = "2", paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Parameters(index = "3", paramLabel = "CONFIG", description = "A configuration.")
  Path config;

  @Mixin EarlyOptions options = new EarlyOptions();

  /** The invocations that they stand for, with the options that came before the command. */
  BenchmarkInvocations invocations(CommandSpec spec, EarlyOptions first) {
    return new BenchmarkInvocations(new BenchmarkRun(spec, sebs(first), options.invocation(first)));
  }

  SebsOptions sebs(EarlyOptions first) {
    return options.sebs(first, config, out);
  }
}
