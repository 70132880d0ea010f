package io.faasduet.cli.sebs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "results",
    description = "Make results.json of a run: 'benchmark process' of 2020.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs results 110.dynamic-html out test config.json"})
final class EarlyResultsCommand implements Runnable {
  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Mixin EarlyArguments arguments = new EarlyArguments();

  @Override
  public void run() {
    BenchmarkProcessCommand.process(spec, arguments.sebs(sebs.options));
  }
}
