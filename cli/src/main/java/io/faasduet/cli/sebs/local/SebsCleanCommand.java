package io.faasduet.cli.sebs.local;

import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.BackgroundProcesses;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Ends what the commands of SeBS have left running. */
@Command(
    name = "clean",
    description = {
      "End the processes that these commands have left running, and no others.",
      "They are those of 'local start', 'storage start' and --no-shutdown-containers."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs clean"})
public final class SebsCleanCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    PrintWriter out = spec.commandLine().getOut();
    List<BackgroundProcess> all = processes.read();
    for (BackgroundProcess each : all) {
      out.println((processes.end(each) ? "Ended " : "Had ended: ") + each.line());
    }
    if (all.isEmpty()) {
      out.println("Nothing is running that these commands have started.");
    }
  }
}
