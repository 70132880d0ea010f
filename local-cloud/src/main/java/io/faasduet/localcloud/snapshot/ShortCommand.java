package io.faasduet.localcloud.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.process.ChildProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that is run to its end, and what it printed. */
record ShortCommand(int status, String output) {
  boolean succeeded() {
    return status == 0;
  }

  /**
   * Runs a program, which does not outlive this JVM.
   *
   * @param log where its output goes
   * @throws SnapshotException if it cannot be started, or does not end within the limit
   */
  static ShortCommand run(List<String> line, Path log, Duration limit) {
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    try {
      Process process = ChildProcesses.ofThisJvm().start(builder);
      try {
        process.getOutputStream().close();
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new SnapshotException(
              line.get(0) + " did not end within " + limit.toSeconds() + " s");
        }
        return new ShortCommand(process.exitValue(), Files.readString(log, UTF_8).strip());
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new SnapshotException("cannot start " + line.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SnapshotException("the wait for " + line.get(0) + " was interrupted", e);
    }
  }
}
