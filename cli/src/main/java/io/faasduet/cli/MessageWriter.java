package io.faasduet.cli;

import io.faasduet.localcloud.process.ShownText;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Pattern;

/**
 * Standard error, on which each message is one line: control characters in it are replaced, as of
 * names and values that the user has entered, or that are of others, and its lines are joined.
 */
final class MessageWriter extends PrintWriter {
  private static final Pattern LINES = Pattern.compile("\\s*\\R\\s*");

  MessageWriter(Writer out) {
    super(out, true);
  }

  @Override
  public void println(String message) {
    super.println(inLine(message));
  }

  private static String inLine(String message) {
    return ShownText.inLine(LINES.matcher(message.stripTrailing()).replaceAll(" "));
  }

  @Override
  public void println(Object message) {
    println(String.valueOf(message));
  }

  @Override
  public PrintWriter printf(String format, Object... arguments) {
    String message = String.format(format, arguments);
    String line = message.replaceFirst("\\R$", "");
    print(inLine(line));
    if (line.length() < message.length()) {
      println();
    }
    flush();
    return this;
  }
}
