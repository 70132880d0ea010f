package io.faasduet.maven;

import java.util.Locale;

/** Names of platforms, as native libraries are published under them. */
final class NativePlatforms {
  private NativePlatforms() {}

  /** This machine's CPU architecture, by the name that AWS Lambda has for it. */
  static String architectureOfThisMachine() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }

  /** The platform whose libraries this machine loads; a Linux one of the architecture elsewhere. */
  static String ofThisMachine(String architecture) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (!os.startsWith("mac")) {
      return "linux-" + architecture;
    }
    return "macosx-" + architectureOfThisMachine();
  }
}
