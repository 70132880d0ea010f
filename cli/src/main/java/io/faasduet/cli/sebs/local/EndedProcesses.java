package io.faasduet.cli.sebs.local;

import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.BackgroundProcesses;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The end of processes, as commands say it. */
final class EndedProcesses {
  private EndedProcesses() {}

  /** Ends those of a file that run, and says what was done. */
  static void end(List<BackgroundProcess> recorded, Path file, PrintWriter out) {
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    if (recorded.isEmpty()) {
      out.println("Nothing of that kind was started for " + file);
    }
    for (BackgroundProcess each : recorded) {
      Optional<BackgroundProcess> known = processes.find(each);
      boolean ran = known.isPresent() && processes.end(known.get());
      out.println((ran ? "Ended " : "Has ended before: ") + each.line());
    }
  }
}
