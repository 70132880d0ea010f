package io.faasduet.cli.sebs;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

@Command(
    name = "docker",
    aliases = "docker-cmd",
    description = "Say what takes the place of SeBS's images.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs docker build"})
final class DockerCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "ACTION", arity = "0..1", description = "build or push.")
  String action = "build";

  @Unmatched List<String> further = new ArrayList<>();

  @Override
  public void run() {
    spec.commandLine()
        .getOut()
        .println(
            "No image is needed here: functions are built and run as processes; 'mvn package"
                + " -Pimages' makes OCI images for others.");
  }
}
