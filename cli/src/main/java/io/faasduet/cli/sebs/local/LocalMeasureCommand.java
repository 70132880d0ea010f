package io.faasduet.cli.sebs.local;

import io.faasduet.bench.resources.CounterSet;
import io.faasduet.bench.resources.ProcessReader;
import io.faasduet.bench.resources.ResourceSampler;
import io.faasduet.bench.resources.UnreadableSources;
import io.faasduet.bench.results.ResourceColumn;
import io.faasduet.cli.command.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The process that reads the memory of a benchmark's processes; 'local start' starts it. */
@Command(
    name = "measure",
    hidden = true,
    description = "Read the memory of processes until this is ended.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  duet sebs local measure memory.txt 10 4711"})
final class LocalMeasureCommand implements Runnable {
  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "FILE", description = "Takes a line for each reading.")
  Path file;

  @Parameters(index = "1", paramLabel = "MS", description = "From one reading to the next.")
  int interval;

  @Parameters(index = "2..*", arity = "1..*", paramLabel = "PID", description = "The processes.")
  List<Long> processes;

  @Override
  public void run() {
    UnreadableSources unreadable = new UnreadableSources();
    for (long pid : processes) {
      requireReadable(pid, unreadable);
    }
    Duration each = Duration.ofMillis(interval);
    try (MemoryLog log = new MemoryLog(Files.newBufferedWriter(file), each)) {
      ResourceSampler.start(processes, each, CounterSet.NONE, unreadable, log);
      ReadyLine.print(spec, "");
      new CountDownLatch(1).await(); // a signal ends this JVM
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
  }

  private static void requireReadable(long pid, UnreadableSources unreadable) {
    ProcessReader reader = new ProcessReader(Path.of("/"), pid, unreadable);
    if (!reader.read().containsKey(ResourceColumn.PSS_BYTES)) {
      throw new UsageException(
          "the memory of process %d cannot be read here; leave --measure-interval out"
              .formatted(pid));
    }
  }
}
