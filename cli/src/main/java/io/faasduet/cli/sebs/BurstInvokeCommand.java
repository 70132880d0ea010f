package io.faasduet.cli.sebs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "burst_invoke",
    description = "Invoke a benchmark --repetitions times at once, by default 5, from nothing.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs burst_invoke 110.dynamic-html out test config.json"})
final class BurstInvokeCommand implements Callable<Integer> {
  private static final int USUAL = 5;

  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Mixin EarlyArguments arguments = new EarlyArguments();

  @Override
  public Integer call() {
    return arguments
        .invocations(spec, sebs.options)
        .burst(
            arguments.benchmark,
            arguments.size,
            arguments.options.repetitions(sebs.options, USUAL));
  }
}
