package io.faasduet.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** A command line as it can be entered again. */
public final class CommandText {
  private CommandText() {}

  /**
   * The command line that was entered.
   *
   * @param secret an option whose values are shown up to their colon only
   */
  public static String of(CommandSpec spec, String secret) {
    return of(spec.root().commandLine().getParseResult().originalArgs(), secret);
  }

  static String of(List<String> arguments, String secret) {
    List<String> shown = new ArrayList<>(arguments);
    for (int i = 0; i < shown.size(); i++) {
      String argument = shown.get(i);
      if (argument.startsWith(secret + "=")) {
        String value = argument.substring(secret.length() + 1);
        shown.set(i, secret + "=" + withoutSecret(value));
      } else if (i > 0 && arguments.get(i - 1).equals(secret)) {
        shown.set(i, withoutSecret(argument));
      }
    }
    return shown.stream().map(CommandText::quoted).collect(Collectors.joining(" ", "./duet ", ""));
  }

  private static String withoutSecret(String value) {
    if (value.startsWith("@")) {
      return value; // a file's name
    }
    int colon = value.indexOf(':');
    return colon < 0 ? "…" : value.substring(0, colon) + ": …";
  }

  /** What starts this program, as the user did. */
  public static String launcher() {
    return quoted(command());
  }

  /** The same as an argument of a program: a path, or a name that is looked for. */
  public static String command() {
    return System.getProperty("duet.command", "duet");
  }

  /** Text as one word of a shell's command, in one line. */
  public static String quoted(String argument) {
    if (argument.chars().anyMatch(Character::isISOControl)) {
      return "$'" + escaped(argument) + "'";
    }
    return argument.matches("[\\w./:=,@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** As Bash reads it within {@code $'…'}. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        escaped.append("\\u%04x".formatted((int) c));
      } else {
        escaped.append(c == '\'' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return escaped.toString();
  }
}
