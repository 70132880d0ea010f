package io.faasduet.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Arguments without a character, as a shell makes them of a variable that is not set. As a path one
 * would be the current directory, as a name nothing.
 */
final class EmptyArguments {
  private EmptyArguments() {}

  /**
   * Looks at what was entered for a command and those above it.
   *
   * @throws ParameterException if an argument is empty
   */
  static void refuse(ParseResult parsed) {
    for (CommandLine command : parsed.asCommandLineList()) {
      for (ArgSpec argument : command.getParseResult().matchedArgs()) {
        if (argument.originalStringValues().stream().anyMatch(String::isEmpty)) {
          throw new ParameterException(command, name(argument) + " must not be empty");
        }
      }
    }
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? List.of(option.names()).get(option.names().length - 1)
        : argument.paramLabel();
  }
}
