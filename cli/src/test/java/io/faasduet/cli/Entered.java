package io.faasduet.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command printed and how it ended; it ran in this process.
 *
 * @param out its standard output
 * @param err its standard error
 */
public record Entered(int code, String out, String err) {
  public static Entered duet(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        Duet.commandLine().setOut(new PrintWriter(out, true)).setErr(new MessageWriter(err));
    int code = command.execute(arguments);
    return new Entered(code, out.toString(), err.toString());
  }
}
