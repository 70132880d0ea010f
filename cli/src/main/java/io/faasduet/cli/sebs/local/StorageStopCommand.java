package io.faasduet.cli.sebs.local;

import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.StateFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "stop",
    description = "End storage that 'storage start' has started, with all that is in it.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs storage stop all storage.json"})
final class StorageStopCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "object, nosql or all.")
  String kind;

  @Parameters(index = "1", paramLabel = "FILE", description = "What 'storage start' has written.")
  Path file;

  @Override
  public void run() {
    List<String> names = StorageKind.of(kind).stream().map(StorageKind::process).toList();
    List<BackgroundProcess> recorded =
        new StateFile(file)
            .read().stream().filter(process -> names.contains(process.what())).toList();
    EndedProcesses.end(recorded, file, spec.commandLine().getOut());
  }
}
