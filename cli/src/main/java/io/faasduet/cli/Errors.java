package io.faasduet.cli;

import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Says in one line what went wrong and what to do. */
final class Errors {
  private Errors() {}

  static int wrongUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    command
        .getErr()
        .println("duet: " + sentence(failure.getMessage().replaceFirst("^Error: ", "")));
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  static int failed(Exception failure, CommandLine command, boolean verbose) {
    PrintWriter err = command.getErr();
    if (failure instanceof UsageException) {
      err.println("duet: " + failure.getMessage());
      err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
      return CommandLine.ExitCode.USAGE;
    }
    if (verbose) {
      failure.printStackTrace(err);
    }
    err.println("duet: " + describe(failure) + (verbose ? "" : " (--verbose shows more)"));
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static String describe(Exception failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    boolean file = failure instanceof IOException || failure instanceof UncheckedIOException;
    return sentence((file ? "cannot read or write: " : "") + message);
  }

  private static String sentence(String message) {
    return message.lines().findFirst().orElse(message).strip();
  }
}
