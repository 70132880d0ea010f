package io.faasduet.cli.sebs;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "install",
    description = "Say what takes the place of SeBS's install.py.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs install"})
final class InstallCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine()
        .getOut()
        .println("Nothing is to be installed: 'mvn package' makes all, with JDK 17 alone.");
  }
}
