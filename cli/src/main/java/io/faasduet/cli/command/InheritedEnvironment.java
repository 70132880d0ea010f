package io.faasduet.cli.command;

import java.util.HashMap;
import java.util.Map;

/** The environment variables that the functions which this process starts are given. */
public final class InheritedEnvironment {
  private InheritedEnvironment() {}

  /**
   * Duet's and AWS's variables of this process, and a function's own.
   *
   * @param defaults the function's own by name; this process's values win
   */
  public static Map<String, String> with(Map<String, String> defaults) {
    Map<String, String> variables = new HashMap<>(defaults);
    System.getenv()
        .forEach(
            (name, value) -> {
              if (defaults.containsKey(name) || name.matches("(DUET|AWS)_.*|(IN|OUT)PUT_BUCKET")) {
                variables.put(name, value);
              }
            });
    return variables;
  }
}
