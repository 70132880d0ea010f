package io.faasduet.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a run's results go. */
final class RunOutput {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Where the report goes; default ${DEFAULT-VALUE}.")
  Path directory = Path.of("report");
}
