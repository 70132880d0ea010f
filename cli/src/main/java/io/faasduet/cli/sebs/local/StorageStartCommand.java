package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.faasduet.cli.command.UsageException;
import io.faasduet.cli.sebs.background.BackgroundGroup;
import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.BackgroundProcesses;
import io.faasduet.cli.sebs.background.DuetCommand;
import io.faasduet.cli.sebs.background.StateFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "start",
    description = {
      "Start storage on this machine, which runs until 'storage stop': S3, tables or both.",
      "Its address and keys go to a file of SeBS's form."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs storage start all --output-json storage.json"})
final class StorageStartCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "KIND", description = "object, nosql or all.")
  String kind;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description =
          "The file that is written; with --output-json SeBS's configuration, which is not read.")
  @Nullable Path file;

  @Option(names = "--output-json", paramLabel = "FILE", description = "The file that is written.")
  @Nullable Path output;

  @Option(
      names = "--remove-containers",
      negatable = true,
      hidden = true,
      description = "Nothing is left of a process that was stopped.")
  boolean remove;

  @Override
  public void run() {
    List<StorageKind> kinds = StorageKind.of(kind);
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    StateFile state = state();
    state.requireFree();
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    List<BackgroundProcess> started = new ArrayList<>();
    try (BackgroundGroup group = processes.group()) {
      for (StorageKind each : kinds) {
        BackgroundProcess process =
            group.start(
                each.process(),
                place -> DuetCommand.builder(place, "sebs", "storage", "serve", each.label()),
                ReadyLine::value);
        each.describe(fields, process);
        started.add(process);
      }
      state.write(fields, started);
      group.keep();
    }
    PrintWriter out = spec.commandLine().getOut();
    started.forEach(process -> out.println(process.line()));
    out.println("To end it: duet sebs storage stop " + kind + " " + state.path());
  }

  private StateFile state() {
    Path path =
        Optional.ofNullable(output)
            .or(() -> Optional.ofNullable(file))
            .orElseThrow(() -> new UsageException("name a file with --output-json"));
    StateFile state = new StateFile(path);
    if (output == null && Files.exists(path)) {
      try {
        state.read();
      } catch (UsageException e) {
        throw new UsageException(
            path
                + " is there already, and is not of 'storage start'; name a file with --output-json");
      }
    }
    return state;
  }
}
