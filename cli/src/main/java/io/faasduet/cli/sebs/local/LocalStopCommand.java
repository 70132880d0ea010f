package io.faasduet.cli.sebs.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.sebs.background.BackgroundProcess;
import io.faasduet.cli.sebs.background.BackgroundProcesses;
import io.faasduet.cli.sebs.background.StateFile;
import io.faasduet.files.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
  private static final Path STATISTICS = Path.of("memory_stats.json");

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "What 'local start' has written.")
  Path file;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "STATS",
      description =
          "Where the memory of its processes goes, if it was measured; default: memory_stats.json.")
  @Nullable Path statistics;

  @Override
  public void run() {
    List<BackgroundProcess> recorded = new StateFile(file).read();
    BackgroundProcesses processes = BackgroundProcesses.ofThisUser();
    Optional<MemoryProfile> measured =
        recorded.stream()
            .flatMap(each -> processes.find(each).stream())
            .flatMap(each -> MemoryProfile.of(each).stream())
            .findFirst();
    Path place = Optional.ofNullable(statistics).orElse(STATISTICS);
    if (measured.isPresent()) {
      new OutputPlace(place).requireFile();
      write(place, measured.get());
    } else if (statistics != null) {
      spec.commandLine()
          .getErr()
          .println(
              "duet: warning: %s is not written: no memory was measured, or it was stopped before; see --measure-interval of 'local start'"
                  .formatted(statistics));
    }
    PrintWriter out = spec.commandLine().getOut();
    EndedProcesses.end(recorded, file, out);
    measured.ifPresent(profile -> out.println("Their memory is in " + place));
  }

  private static void write(Path place, MemoryProfile profile) {
    try {
      AtomicFile.write(
          place,
          new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(profile.json()));
    } catch (IOException e) {
      throw new UncheckedIOException(place + " cannot be written: " + e.getMessage(), e);
    }
  }
}
