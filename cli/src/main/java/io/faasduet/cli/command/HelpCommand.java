package io.faasduet.cli.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "help",
    description = "Show the help of a command.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet help bench load"})
public final class HelpCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "Which one, such as 'compare' or 'bench load'; without it all are listed.")
  List<String> path = List.of();

  @Override
  public void run() {
    CommandLine command = spec.root().commandLine();
    for (String name : path) {
      CommandLine next = command.getSubcommands().get(name);
      if (next == null) {
        throw new UsageException(UnknownCommand.message(name, command.getSubcommands().keySet()));
      }
      command = next;
    }
    command.usage(spec.commandLine().getOut());
  }
}
