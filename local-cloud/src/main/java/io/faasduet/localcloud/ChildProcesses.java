package io.faasduet.localcloud;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that this JVM started, none of which outlives it. An orderly end, Ctrl-C included,
 * kills them in a shutdown hook. A killed JVM runs no hook, so a small shell process is told of
 * every child over a pipe; when the pipe closes, because this JVM is gone, it kills those left and
 * deletes the {@link RunDirectory}. Only a child started in the very moment of the kill, before the
 * shell heard of it, could be missed.
 */
final class ChildProcesses {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProcesses.class);

  /** Deaf to the signals a terminal sends to the whole group, for it has to outlive this JVM. */
  private static final String WATCH =
      """
      trap '' HUP INT QUIT TERM
      children=' '
      while read -r event child; do
        case $event in
          started) children="$children$child " ;;
          ended) children="${children%% $child *} ${children#* $child }" ;;
        esac
      done
      for child in $children; do kill -9 "$child"; done
      rm -rf "$1"
      """;

  private final Set<Process> alive = ConcurrentHashMap.newKeySet();
  private final RunDirectory directory = RunDirectory.create();
  private final OutputStream watch;
  private boolean ended;

  private ChildProcesses() {
    watch = startWatch();
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "duet-children"));
  }

  private static final class OfThisJvm {
    static final ChildProcesses CHILDREN = new ChildProcesses();
  }

  static ChildProcesses ofThisJvm() {
    return OfThisJvm.CHILDREN;
  }

  /** A new directory of this JVM's own, gone when it ends. */
  Path newDirectory(String name) {
    try {
      return Files.createTempDirectory(directory.path(), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + directory.path(), e);
    }
  }

  /**
   * Starts a process that will not outlive this JVM.
   *
   * @throws IOException if it cannot be started
   */
  Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    synchronized (this) {
      if (ended) {
        process.destroyForcibly();
        throw new IOException("this JVM is ending and starts no more processes");
      }
      alive.add(process);
      tell("started " + process.pid());
    }
    process.onExit().thenAccept(this::forget);
    return process;
  }

  private synchronized void forget(Process process) {
    alive.remove(process);
    tell("ended " + process.pid());
  }

  private void tell(String event) {
    try {
      watch.write((event + "\n").getBytes(StandardCharsets.US_ASCII));
      watch.flush();
    } catch (IOException e) {
      LOG.warn("the process that watches over this one is gone: {}", e.toString());
    }
  }

  private OutputStream startWatch() {
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", "-c", WATCH, "duet-watch", "" + directory.path());
    shell.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    shell.redirectError(ProcessBuilder.Redirect.DISCARD);
    shell.directory(directory.path().getParent().toFile());
    try {
      return shell.start().getOutputStream();
    } catch (IOException e) {
      LOG.warn("no /bin/sh: if this JVM is killed, processes that it started may stay", e);
      return OutputStream.nullOutputStream();
    }
  }

  private void end() {
    List<Process> last;
    synchronized (this) {
      ended = true;
      last = List.copyOf(alive);
    }
    last.forEach(Process::destroyForcibly);
    try {
      for (Process process : last) {
        process.waitFor(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    directory.delete();
  }
}
