package io.faasduet.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        Duet.commandLine(arguments)
            .setOut(new PrintWriter(out, true))
            .setErr(new MessageWriter(err));
    int code = command.execute(arguments);
    return new Entered(code, out.toString(), err.toString());
  }

  /** Asserts that a command is refused as wrong usage, with this line and where its help is. */
  public static void assertRefused(String message, String command, String... arguments) {
    Entered entered = duet(arguments);
    assertThat(entered.err().lines()).containsExactly(message, "Try: " + command + " --help");
    assertThat(entered.out()).isEmpty();
    assertThat(entered.code()).isEqualTo(2);
  }
}
