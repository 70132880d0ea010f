package io.faasduet.localcloud.process;

import io.faasduet.api.Settings;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.ProcessSignals;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that this JVM started, none of which outlives it. An orderly end, Ctrl-C included,
 * kills them in a shutdown hook. A killed JVM runs no hook, so a small shell process is told of
 * every child over a pipe; when the pipe closes, because this JVM is gone, it kills those left,
 * removes their control groups and deletes the {@link RunDirectory}. Only a child without limits,
 * started in the very moment of the kill, before the shell heard of it, could be missed.
 *
 * <p>The shell also sends the signals that stop a process and let it run again, which takes it some
 * microseconds; a process started for each signal would take milliseconds.
 */
public final class ChildProcesses implements ProcessSignals {
  private static final Logger LOG = LoggerFactory.getLogger(ChildProcesses.class);

  /** Deaf to the signals a terminal sends to the whole group, for it has to outlive this JVM. */
  private static final String WATCH =
      """
      trap '' HUP INT QUIT TERM
      directory=$1
      shift
      children=' '
      while read -r event child; do
        case $event in
          started) children="$children$child " ;;
          ended) children="${children%% $child *} ${children#* $child }" ;;
          stop) case $children in *" $child "*) kill -STOP "$child" ;; esac ;;
          resume) case $children in *" $child "*) kill -CONT "$child" ;; esac ;;
        esac
      done
      for run in "$@"; do
        for group in "$run"/process-*; do
          if [ -e "$group/freezer.state" ]; then echo THAWED > "$group/freezer.state"; fi
          if [ -e "$group/cgroup.freeze" ]; then echo 0 > "$group/cgroup.freeze"; fi
        done
      done
      for child in $children; do kill -9 "$child"; done
      tries=100
      for run in "$@"; do
        while [ -d "$run" ] && [ $tries -gt 0 ]; do
          for group in "$run"/process-*; do
            if [ -d "$group" ]; then
              while read -r child; do kill -9 "$child"; done < "$group/cgroup.procs"
              rmdir "$group"
            fi
          done
          rmdir "$run" || sleep 0.05
          tries=$((tries - 1))
        done
      done
      rm -rf "$directory"
      """;

  private final Set<Process> alive = ConcurrentHashMap.newKeySet();
  private final RunDirectory directory = RunDirectory.create();
  private final ResourceLimiter limiter =
      ResourceLimiter.strictest(Settings.of(System.getenv()), Path.of("/"), this);
  private final OutputStream watch;
  private final List<Runnable> orderlyEnds = new CopyOnWriteArrayList<>();
  private boolean ended;

  ChildProcesses() {
    watch = startWatch();
    Runtime.getRuntime().addShutdownHook(new Thread(this::end, "duet-children"));
  }

  private static final class OfThisJvm {
    static final ChildProcesses CHILDREN = new ChildProcesses();
  }

  public static ChildProcesses ofThisJvm() {
    return OfThisJvm.CHILDREN;
  }

  /** What limits the processes of this JVM. The first call takes a few milliseconds. */
  public static Isolation isolation() {
    return ofThisJvm().limiter().isolation();
  }

  /** What keeps those that have limits within them. */
  public ResourceLimiter limiter() {
    return limiter;
  }

  /** A new directory of this JVM's own, gone when it ends. */
  public Path newDirectory(String name) {
    try {
      return Files.createTempDirectory(directory.path(), name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a directory in " + directory.path(), e);
    }
  }

  /**
   * Starts a process that will not outlive this JVM: a Java one is a {@link ChildProcess}, this is
   * for other programs.
   *
   * @throws IOException if it cannot be started
   */
  public Process start(ProcessBuilder builder) throws IOException {
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

  /**
   * Has something done before the processes are killed at this JVM's orderly end, such as letting
   * one drain. It must end by itself.
   */
  public void beforeTheEnd(Runnable orderlyEnd) {
    orderlyEnds.add(orderlyEnd);
  }

  /** Whether this JVM is ending, and all of them with it: what fails now is no news. */
  public synchronized boolean areEnding() {
    return ended;
  }

  @Override
  public synchronized void stop(Process process) {
    tell("stop " + process.pid());
  }

  @Override
  public synchronized void resume(Process process) {
    tell("resume " + process.pid());
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
    List<String> line =
        new ArrayList<>(List.of("/bin/sh", "-c", WATCH, "duet-watch", "" + directory.path()));
    limiter.directories().forEach(group -> line.add(group.toString()));
    ProcessBuilder shell = new ProcessBuilder(line);
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

  void end() {
    orderlyEnds.forEach(Runnable::run);
    List<Process> last;
    synchronized (this) {
      ended = true;
      last = List.copyOf(alive);
    }
    last.forEach(Process::destroyForcibly);
    limiter.thawAll(); // what is frozen dies only then
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
