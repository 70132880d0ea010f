package io.faasduet.localcloud;

import java.util.HashMap;
import java.util.Map;

/** The few environment variables that a child process gets from this machine. */
final class HostVariables {
  private HostVariables() {}

  /** Enough to find programs and to read file names; settings are given, never inherited. */
  static Map<String, String> inherited() {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    variables.put("HOME", System.getProperty("user.home"));
    variables.put("LANG", "C.UTF-8");
    return variables;
  }
}
