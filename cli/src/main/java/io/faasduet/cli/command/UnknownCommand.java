package io.faasduet.cli.command;

import java.util.Collection;
import java.util.List;

/** The complaint about a mistyped command, with what may have been meant. */
public final class UnknownCommand {
  private UnknownCommand() {}

  public static String message(String name, Collection<String> commands) {
    List<String> nearest = NearestNames.to(name, commands);
    String hint =
        nearest.isEmpty()
            ? "there are " + String.join(", ", commands)
            : "did you mean " + String.join(" or ", nearest) + "?";
    return "there is no command '" + name + "'; " + hint;
  }
}
