package io.faasduet.cli;

import io.faasduet.cli.command.NearestNames;
import io.faasduet.cli.command.UnknownCommand;
import io.faasduet.cli.command.UsageException;
import io.faasduet.files.UnusableCacheException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Error messages: what is wrong and what to do. {@link MessageWriter} makes each one line. */
final class Errors {
  private static final String NO_SUBCOMMAND = "Missing required subcommand"; // picocli's

  private Errors() {}

  static int wrongUsage(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    if (failure.getMessage().equals(NO_SUBCOMMAND)) {
      command.getErr().print(command.getUsageMessage());
      command.getErr().flush();
      return CommandLine.ExitCode.USAGE;
    }
    command.getErr().println("duet: " + message(failure));
    command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return CommandLine.ExitCode.USAGE;
  }

  private static String message(ParameterException failure) {
    String message = failure.getMessage().replaceFirst("^Error: ", "");
    if (!(failure instanceof UnmatchedArgumentException unmatched)) {
      return message;
    }
    CommandLine command = failure.getCommandLine();
    String first = unmatched.getUnmatched().get(0);
    if (first.startsWith("-")) {
      List<String> options =
          command.getCommandSpec().options().stream()
              .flatMap(option -> List.of(option.names()).stream())
              .filter(name -> name.startsWith("--"))
              .toList();
      List<String> nearest = NearestNames.to(first.replaceFirst("=.*", ""), options);
      return nearest.isEmpty()
          ? message
          : message + "; did you mean " + String.join(" or ", nearest) + "?";
    }
    return command.getSubcommands().isEmpty()
        ? message
        : UnknownCommand.message(first, command.getSubcommands().keySet());
  }

  static int failed(Exception failure, CommandLine command, boolean verbose) {
    PrintWriter err = command.getErr();
    if (failure instanceof UsageException || failure instanceof UnusableCacheException) {
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

  /** What the operating system said, where a message leaves it out. */
  private static String reason(Exception failure, String message) {
    return failure instanceof UncheckedIOException
            && failure.getCause() instanceof IOException cause
            && cause.getMessage() != null
            && !message.contains(cause.getMessage())
        ? " (" + cause.getMessage() + ")"
        : "";
  }

  private static String describe(Exception failure) {
    String message = failure.getMessage();
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    boolean file = failure instanceof IOException || failure instanceof UncheckedIOException;
    String whole = (file ? "cannot read or write: " : "") + message + reason(failure, message);
    // a file system's message is the name of a file; others' go on with details
    return failure instanceof FileSystemException
        ? whole
        : whole.lines().findFirst().orElse(whole).strip();
  }
}
