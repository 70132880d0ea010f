package io.faasduet.cli.sebs.local;

import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** The line with which a background command says that it is ready. */
final class ReadyLine {
  private static final String START = "duet-ready ";

  private ReadyLine() {}

  static void print(CommandSpec spec, String value) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(START + value);
    out.flush();
  }

  /** The value of a line, if it is one. */
  static Optional<String> value(String line) {
    return line.startsWith(START) ? Optional.of(line.substring(START.length())) : Optional.empty();
  }
}
