package io.faasduet.cli.command;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command line as it can be entered again. */
public final class CommandText {
  private CommandText() {}

  public static String of(CommandSpec spec) {
    List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
    return arguments.stream()
        .map(CommandText::quoted)
        .collect(Collectors.joining(" ", "./duet ", ""));
  }

  /** What starts this program, as the user did. */
  public static String launcher() {
    return quoted(command());
  }

  /** The same as an argument of a program: a path, or a name that is looked for. */
  public static String command() {
    return System.getProperty("duet.command", "duet");
  }

  /** Text as one word of a shell's command. */
  public static String quoted(String argument) {
    return argument.matches("[\\w./:=,@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}
