package io.faasduet.localcloud.process;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program that begins once it is within its limits and namespaces, so that its start is timed
 * without them: when a process enters a control group, the kernel may wait for all processors to
 * pass through a quiescent state, which takes it 10 ms or none. Until then a shell waits for a line
 * on the standard input that the program will have, and ends if nobody is there to write it.
 */
final class HeldStart {
  private static final Logger LOG = LoggerFactory.getLogger(HeldStart.class);

  private static final String WAIT =
      ": > \"$1\" || exit 126; shift; read -r begin || exit 126; exec \"$@\"";

  private static final long CHECK_NANOS = 100_000;

  private final Path directory = ChildProcesses.ofThisJvm().newDirectory("start");
  private final Path ready = directory.resolve("ready");

  /** The command line that holds the program back. */
  List<String> command(List<String> line) {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", WAIT, "duet-start"));
    command.add(ready.toString());
    command.addAll(line);
    return command;
  }

  /**
   * Waits until only the program is left to begin, and lets it.
   *
   * @return when it began, by {@link System#nanoTime()}; of a process that has failed before, now
   */
  long release(Process process) {
    while (!Files.exists(ready) && process.isAlive()) {
      LockSupport.parkNanos(CHECK_NANOS);
    }
    long begun = System.nanoTime();
    try {
      process.getOutputStream().write("begin\n".getBytes(US_ASCII));
      process.getOutputStream().flush();
    } catch (IOException e) {
      LOG.debug("process {} has ended before it began", process.pid(), e); // its end tells why
    }
    RunDirectory.delete(directory);
    return begun;
  }
}
