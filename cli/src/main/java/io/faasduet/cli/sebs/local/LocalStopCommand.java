package io.faasduet.cli.sebs.local;

import io.faasduet.cli.sebs.background.StateFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "stop",
    description = "End a function that 'local start' has started, with its input.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs local stop out.json"})
final class LocalStopCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "What 'local start' has written.")
  Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      hidden = true,
      paramLabel = "STATS",
      description = "SeBS's memory statistics, which are not made.")
  @Nullable Path statistics;

  @Override
  public void run() {
    if (statistics != null) {
      spec.commandLine()
          .getErr()
          .println(
              "duet: warning: %s is not written: 'run_experiments ... memory' samples memory"
                  .formatted(statistics));
    }
    EndedProcesses.end(new StateFile(file).read(), file, spec.commandLine().getOut());
  }
}
