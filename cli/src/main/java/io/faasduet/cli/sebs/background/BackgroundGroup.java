package io.faasduet.cli.sebs.background;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * Processes that one command starts. Unless it {@linkplain #keep keeps} them they are ended when
 * this is closed, or when this JVM is told to end.
 */
public final class BackgroundGroup implements AutoCloseable {
  private final BackgroundProcesses processes;
  private final List<BackgroundProcess> spawned = new CopyOnWriteArrayList<>();
  private final Thread atExit = new Thread(this::endAll, "end-background-processes");

  BackgroundGroup(BackgroundProcesses processes) {
    this.processes = processes;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** The process that is to be started in its own directory. */
  @FunctionalInterface
  public interface Launch {
    /** Its command line and environment. */
    ProcessBuilder in(Path directory);
  }

  /**
   * Starts a process and waits until it says that it is ready.
   *
   * @param what what it is, for messages
   * @param ready finds where it listens in a line of its output, an empty text if nowhere
   * @throws BackgroundStartException if it ends early or is not ready in time; the message has its
   *     last line
   * @throws io.faasduet.cli.command.UsageException if it is a command of Duet's that refuses its
   *     arguments
   */
  public BackgroundProcess start(
      String what, Launch launch, Function<String, Optional<String>> ready) {
    try {
      Path directory = Files.createTempDirectory("duet-background-");
      return processes.start(what, launch.in(directory), directory, ready, spawned::add);
    } catch (IOException e) {
      throw new UncheckedIOException("no directory can be made for " + what, e);
    }
  }

  /** Leaves the processes for a later command to end. */
  public void keep() {
    spawned.clear();
  }

  private void endAll() {
    spawned.forEach(processes::end);
    spawned.clear();
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      return; // it is running
    }
    endAll();
  }
}
