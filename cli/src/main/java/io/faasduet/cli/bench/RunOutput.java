package io.faasduet.cli.bench;

import io.faasduet.bench.analysis.Summary;
import io.faasduet.bench.report.Report;
import io.faasduet.bench.report.text.TerminalTable;
import io.faasduet.bench.results.JsonFile;
import io.faasduet.bench.results.RunLock;
import io.faasduet.bench.results.SampleFile;
import io.faasduet.cli.command.OutputPlace;
import io.faasduet.cli.command.UsageException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a run's results go, and what is said of them when it has ended. */
public final class RunOutput {
  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "report",
      description = "Where the report goes; default ${DEFAULT-VALUE}.")
  Path directory = Path.of("report");

  @Mixin FailIf failIf = new FailIf();

  /** An output in that directory, of a run without limits. */
  public static RunOutput in(Path directory) {
    RunOutput out = new RunOutput();
    out.directory = directory;
    return out;
  }

  /**
   * Refuses a place that cannot hold a run; nothing is made or changed.
   *
   * @throws UsageException if it is a file, cannot be written, another run is writing there, or it
   *     is the current directory and holds a run, which would have to be moved
   */
  public void requireFree() {
    requireUsable();
    if (Files.exists(directory.resolve(SampleFile.NAME))
        && directory.toAbsolutePath().normalize().equals(Path.of("").toAbsolutePath())) {
      throw new UsageException("this directory holds a run already; name another one");
    }
  }

  /**
   * Refuses a place that no run can be written to; it may hold one.
   *
   * @throws UsageException if it is a file, cannot be written, or another run is writing there
   */
  void requireUsable() {
    new OutputPlace(directory).requireDirectory();
    free(() -> RunLock.requireFree(directory));
  }

  /**
   * Refuses a place that no run has been written to.
   *
   * @throws UsageException if it holds none
   */
  public static void requireRun(Path directory) {
    for (String name : List.of(JsonFile.RUN, SampleFile.NAME)) {
      if (!Files.isRegularFile(directory.resolve(name))) {
        throw new UsageException(
            "%s holds no run, as it has no %s; name the directory that --out named"
                .formatted(directory, name));
      }
    }
  }

  /** Takes the directory of a run that is to be resumed. */
  RunLock take() {
    return free(() -> RunLock.take(directory));
  }

  /** Makes room for a new run; an earlier one in its place is set aside, unless it still lives. */
  RunLock takeEmpty(PrintWriter console) {
    try (RunLock earlier = take()) {
      PreviousResults.setAside(directory)
          .ifPresent(
              place -> {
                earlier.moved(place);
                console.println("The earlier run is now in " + place);
              });
    }
    return take();
  }

  private static void free(Runnable taking) {
    free(
        () -> {
          taking.run();
          return "";
        });
  }

  private static <T> T free(Supplier<T> taking) {
    try {
      return taking.get();
    } catch (RunLock.TakenException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /**
   * Writes the report and shows its figures.
   *
   * @param whole false if the run was interrupted
   * @return the figures; empty if there are none, as it was interrupted before
   */
  Optional<Summary> report(boolean whole, PrintWriter console) {
    if (!whole && !hasSamples()) {
      console.println("Interrupted before the first answer");
      console.flush();
      return Optional.empty();
    }
    Summary summary = Report.write(directory);
    console.print(TerminalTable.render(summary));
    console.println(
        (whole ? "The report is " : "Interrupted; the report of what was measured is ")
            + directory.resolve(Report.PAGE));
    console.flush(); // after a signal nobody else does
    return Optional.of(summary);
  }

  private boolean hasSamples() {
    return Files.exists(directory.resolve(SampleFile.NAME))
        && !SampleFile.readAny(directory).isEmpty();
  }
}
