package io.faasduet.cli.command;

import java.util.Map;
import java.util.stream.Collectors;

/** The environment variables of this process that the functions it starts are given too. */
public final class InheritedEnvironment {
  private InheritedEnvironment() {}

  public static Map<String, String> ofThisProcess() {
    return System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("(DUET|AWS)_.*|(IN|OUT)PUT_BUCKET"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
