package io.faasduet.cli.sebs;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "test_invoke",
    aliases = {"test", "invoke"},
    description = "Invoke a benchmark once, or --repetitions times: 'benchmark invoke' of 2020.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs test_invoke 110.dynamic-html out test config.json"})
final class TestInvokeCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Mixin EarlyArguments arguments = new EarlyArguments();

  @Override
  public Integer call() {
    return arguments
        .invocations(spec, sebs.options)
        .invoke(
            arguments.benchmark, arguments.size, arguments.options.repetitions(sebs.options, 1));
  }
}
