package io.faasduet.cli.sebs;

import io.faasduet.cli.command.Subcommands;
import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.config.EvictionSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "experiment",
    description = {
      "Run SeBS's experiments, and read what they left.",
      "BENCH OUT SIZE CONFIG of 2020 stands for 'experiment invoke eviction-model'."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {"", "Example:", "  duet sebs experiment invoke perf-cost --config config.json"})
@Subcommands({
  ExperimentInvokeCommand.class,
  ExperimentProcessCommand.class,
  ExperimentStatisticsCommand.class
})
final class SebsExperimentCommand implements Callable<Integer> {
  private static final int EARLY_WORDS = 4;

  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Parameters(hidden = true, description = "BENCH OUT SIZE CONFIG.")
  List<String> words = List.of();

  @Override
  public Integer call() {
    if (words.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Missing required subcommand");
    } else if (words.size() != EARLY_WORDS) {
      throw new UsageException(UnknownCommand.message(words.get(0), spec.subcommands().keySet()));
    }
    EarlyOptions none = new EarlyOptions();
    SebsOptions today = none.sebs(sebs.options, Path.of(words.get(3)), Path.of(words.get(1)));
    InvocationOptions invocation = none.invocation(sebs.options);
    BenchmarkRun runs = new BenchmarkRun(spec, today, invocation);
    CostBound bound = CostBound.of(EvictionSettings.NAME, new CostOptions(), runs.config());
    int configured = EvictionSettings.repetitions(runs.config());
    return new EvictionModel(spec, runs, today, invocation, bound)
        .early(words.get(0), words.get(2), none.repetitions(sebs.options, configured));
  }
}
