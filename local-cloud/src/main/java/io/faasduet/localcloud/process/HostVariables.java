package io.faasduet.localcloud.process;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The environment variables that every child process has, unless its settings say otherwise. */
public final class HostVariables {
  private HostVariables() {}

  /**
   * Enough to find programs and to read file names; settings are given, never inherited. The cache
   * is the process's own, as a new container's is: what one start fetched or unpacked must not
   * spare it the next.
   *
   * @param temporary the process's own directory
   */
  public static Map<String, String> of(Path temporary) {
    Map<String, String> variables = new HashMap<>();
    variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/local/bin:/usr/bin:/bin"));
    variables.put("HOME", System.getProperty("user.home"));
    variables.put("LANG", "C.UTF-8");
    variables.put("TMPDIR", temporary.toString());
    variables.put("DUET_CACHE", temporary.resolve("duet").toString());
    return variables;
  }
}
