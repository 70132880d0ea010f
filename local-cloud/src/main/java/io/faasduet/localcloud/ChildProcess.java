package io.faasduet.localcloud;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One process: how it was started, how much memory it takes, how it is ended. */
final class ChildProcess {
  private final Process process;
  private final long spawnedNanos;

  private ChildProcess(Process process, long spawnedNanos) {
    this.process = process;
    this.spawnedNanos = spawnedNanos;
  }

  static ChildProcess start(ProcessBuilder builder) {
    ChildProcesses children = ChildProcesses.ofThisJvm();
    long spawnedNanos = System.nanoTime();
    try {
      return new ChildProcess(children.start(builder), spawnedNanos);
    } catch (IOException e) {
      throw new ProcessStartException("cannot start " + builder.command().get(0), e);
    }
  }

  Process process() {
    return process;
  }

  /** Just before the operating system was asked for it, by {@link System#nanoTime()}. */
  long spawnedNanos() {
    return spawnedNanos;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit status once it has ended; 128 and the signal's number if a signal ended it. */
  CompletableFuture<Integer> exit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** A figure of {@code /proc/<pid>/status} in bytes, such as {@code VmRSS}; 0 if unknown. */
  long statusBytes(String figure) {
    try {
      return Files.readAllLines(Path.of("/proc", "" + process.pid(), "status")).stream()
          .filter(line -> line.startsWith(figure + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** Asks it to end (SIGTERM); false if it has not within the given time. */
  boolean terminate(Duration grace) {
    process.destroy();
    return ends(grace);
  }

  /** Ends it at once (SIGKILL) and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    ends(Duration.ofSeconds(10));
  }

  private boolean ends(Duration limit) {
    try {
      return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
