package io.faasduet.cli.sebs;

import io.faasduet.cli.command.ShutdownDelay;
import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.SebsDeployment;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "run_experiments",
    description = {
      "Measure a benchmark on this machine: time, memory, disk-io, papi or all.",
      "Time is warm in one process and cold in new ones, memory that of one process and of five;",
      "papi are the hardware counters."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs run_experiments 110.dynamic-html out java time test"})
final class RunExperimentsCommand implements Callable<Integer> {
  private static final List<String> EXPERIMENTS =
      List.of("time", "memory", "disk-io", "papi", "all");

  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Parameters(index = "0", paramLabel = "BENCH", description = "With its number or without.")
  String benchmark;

  @Parameters(index = "1", paramLabel = "OUT", description = "Where results go.")
  Path out;

  @Parameters(index = "2", paramLabel = "LANGUAGE", description = "java.")
  String language;

  @Parameters(
      index = "3",
      paramLabel = "EXPERIMENT",
      description = "time, memory, disk-io, papi or all.")
  String experiment;

  @Parameters(index = "4", paramLabel = "SIZE", description = "test, small or large.")
  String size;

  @Option(names = "--config", paramLabel = "FILE", description = "A configuration.")
  @Nullable Path config;

  @Option(
      names = "--no-shutdown-containers",
      negatable = true,
      description = {
        "Leave the function running, in as many processes as were measured;",
        "'duet sebs clean' ends them."
      })
  boolean keep;

  @Mixin EarlyOptions options = new EarlyOptions();

  @Override
  public Integer call() {
    if (!EXPERIMENTS.contains(experiment)) {
      throw new UsageException(
          UnknownCommand.message(experiment, EXPERIMENTS).replace("command", "experiment"));
    }
    KeptProcesses kept = new KeptProcesses(spec, out, benchmark, size);
    if (keep) {
      kept.requireFree();
    }
    SebsOptions today = options.sebs(sebs.options, config, out);
    today.language = language;
    today.deployment = SebsDeployment.LOCAL;
    BenchmarkRun runs = new BenchmarkRun(spec, today, options.invocation(sebs.options));
    int repetitions = options.repetitions(sebs.options, 1);
    LocalExperiments experiments = new LocalExperiments(spec, runs, benchmark, size, repetitions);
    int code = experiments.run(experiment, out);
    if (keep && !ShutdownDelay.isEnding()) {
      kept.start(experiments.carriedOut(), experiment, repetitions);
    }
    return code;
  }
}
