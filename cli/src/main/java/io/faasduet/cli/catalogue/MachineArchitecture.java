package io.faasduet.cli.catalogue;

/** This machine's CPU architecture, by the name that AWS Lambda has for it. */
final class MachineArchitecture {
  private MachineArchitecture() {}

  static String name() {
    String name = System.getProperty("os.arch");
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }
}
