package io.faasduet.cli.sebs;

import io.faasduet.cli.sebs.results.FailureTexts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "logs",
    description = "Show the text of each invocation of a run that failed.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs logs 110.dynamic-html out test config.json"})
final class EarlyLogsCommand implements Runnable {
  @Spec CommandSpec spec;

  @ParentCommand SebsCommand sebs;

  @Mixin EarlyArguments arguments = new EarlyArguments();

  @Override
  public void run() {
    List<String> texts = FailureTexts.of(arguments.out);
    texts.forEach(spec.commandLine().getOut()::println);
    if (texts.isEmpty()) {
      spec.commandLine().getErr().println("no invocation failed");
    }
  }
}
