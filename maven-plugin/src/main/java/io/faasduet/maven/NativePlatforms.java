package io.faasduet.maven;

import java.util.Locale;

/** Names of platforms, as native libraries are published under them. */
final class NativePlatforms {
  private NativePlatforms() {}

  /** The platform whose libraries this machine loads; a Linux one of the architecture elsewhere. */
  static String ofThisMachine(String architecture) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!os.startsWith("mac")) {
      return "linux-" + architecture;
    }
    return "macosx-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64");
  }
}
