package io.faasduet.localcloud.snapshot;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.RunDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A snapshot of a shell that waits for a line, taken and restored for a try. */
record SnapshotProbe(SnapshotEngine engine) {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotProbe.class);
  private static final String SAID = "restored";
  private static final int LIMIT_SECONDS = 30;

  /** Why that failed; empty if it did not. */
  Optional<String> refusal() {
    Path directory = ChildProcesses.ofThisJvm().newDirectory("probe");
    try {
      Path images = Files.createDirectory(directory.resolve("images"));
      Path temporary = Files.createDirectory(directory.resolve("tmp"));
      Path instance = Files.createDirectory(directory.resolve("instance"));
      return restored(dumped(images, temporary), instance);
    } catch (SnapshotException e) {
      return Optional.of("a snapshot of a small process fails on this machine: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot probe process snapshots in " + directory, e);
    } finally {
      RunDirectory.delete(directory);
    }
  }

  private ProcessSnapshot dumped(Path images, Path temporary) throws IOException {
    Process process =
        ChildProcesses.ofThisJvm()
            .start(
                new ProcessBuilder(
                    "setsid", "sh", "-c", "echo waiting; read -r line; echo \"$line\""));
    try {
      process.inputReader(US_ASCII).readLine();
      return engine.dump(process.pid(), images, temporary);
    } finally {
      process.destroyForcibly();
    }
  }

  private Optional<String> restored(ProcessSnapshot snapshot, Path instance) throws IOException {
    List<String> line = new ArrayList<>(engine.namespaces(snapshot, instance));
    line.addAll(engine.restoreCommand(snapshot, instance));
    Process process =
        ChildProcesses.ofThisJvm().start(new ProcessBuilder(line).redirectErrorStream(true));
    try {
      tell(process);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of("a restored process does not go on on this machine");
      }
      BufferedReader said = process.inputReader(US_ASCII);
      List<String> lines = said.lines().toList();
      return lines.contains(SAID)
          ? Optional.empty()
          : Optional.of(
              "a snapshot is not restored on this machine" + Criu.reason(String.join("\n", lines)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SnapshotException("the wait for a restored process was interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static void tell(Process process) {
    try {
      process.getOutputStream().write((SAID + "\n").getBytes(US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      LOG.debug("the restored process has ended", e); // and says why
    }
  }
}
