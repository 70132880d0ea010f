package io.faasduet.cli;

import io.faasduet.localcloud.process.ShownText;
import java.io.PrintWriter;
import java.io.Writer;

/**
 * Standard error, on which each message is one line: control characters in it are replaced, as of
 * names and values that the user has entered, or that are of others.
 */
final class MessageWriter extends PrintWriter {
  MessageWriter(Writer out) {
    super(out, true);
  }

  @Override
  public void println(String message) {
    super.println(ShownText.inLine(message));
  }

  @Override
  public void println(Object message) {
    println(String.valueOf(message));
  }

  @Override
  public PrintWriter printf(String format, Object... arguments) {
    String message = String.format(format, arguments);
    String line = message.replaceFirst("\\R$", "");
    print(ShownText.inLine(line));
    if (line.length() < message.length()) {
      println();
    }
    flush();
    return this;
  }
}
