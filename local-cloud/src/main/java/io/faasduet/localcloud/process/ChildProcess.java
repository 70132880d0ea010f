package io.faasduet.localcloud.process;

import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.process.limits.ProcessSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One Java process, with limits or without: how it was started, how much memory it takes, how it is
 * kept from running for a while, how it is ended. It never outlives this JVM. Every process of the
 * local cloud is one. Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final int generations;
  private final ProcessSandbox sandbox;
  private final long spawnedNanos;
  private final CompletableFuture<ProcessEnd> exit;
  private Optional<ProcessHandle> found = Optional.empty();
  private boolean frozen;
  private boolean ending;
  private boolean closed;

  private ChildProcess(
      Process process, int generations, ProcessSandbox sandbox, long spawnedNanos) {
    this.process = process;
    this.generations = generations;
    this.sandbox = sandbox;
    this.spawnedNanos = spawnedNanos;
    this.exit =
        process
            .onExit()
            .thenApply(ended -> new ProcessEnd(ended.exitValue(), sandbox.ranOutOfMemory()));
  }

  /**
   * Starts a process in this JVM's {@link Isolation}.
   *
   * @param setUp gives it its directory, environment variables and streams
   * @throws ProcessStartException if the operating system does not start it
   */
  public static ChildProcess start(
      JavaCommand command, Optional<ProcessLimits> limits, Consumer<ProcessBuilder> setUp) {
    return start(command, ChildProcesses.ofThisJvm().limiter().sandbox(limits), setUp);
  }

  public static ChildProcess start(
      JavaCommand command, ProcessSandbox sandbox, Consumer<ProcessBuilder> setUp) {
    List<String> line = command.before(sandbox.flags()).line();
    return start(command.mainClass(), List.of(), line, 0, sandbox, setUp);
  }

  /**
   * Starts a Java process by another program, which is told the limits by nobody but the kernel.
   *
   * @param name what messages call it
   * @param surroundings a command line that prepares what the program runs in, such as namespaces,
   *     and then becomes the program; may be empty
   * @param line the program's command line
   * @param generations how many processes there are from the first program down to the Java
   *     process: 0 if it becomes that, 2 if it is the grandchild
   * @param setUp gives it its directory, environment variables, standard output and error
   * @throws ProcessStartException if the operating system does not start it
   */
  public static ChildProcess start(
      String name,
      List<String> surroundings,
      List<String> line,
      int generations,
      ProcessSandbox sandbox,
      Consumer<ProcessBuilder> setUp) {
    List<String> whole = new ArrayList<>(sandbox.entrance());
    whole.addAll(surroundings);
    Optional<HeldStart> held = whole.isEmpty() ? Optional.empty() : Optional.of(new HeldStart());
    whole.addAll(held.map(start -> start.command(line)).orElse(line));
    ProcessBuilder builder = new ProcessBuilder(whole);
    setUp.accept(builder);
    try {
      long spawnedNanos = System.nanoTime();
      Process process = ChildProcesses.ofThisJvm().start(builder);
      long begunNanos = held.map(start -> start.release(process)).orElse(spawnedNanos);
      return new ChildProcess(process, generations, sandbox, begunNanos);
    } catch (IOException e) {
      sandbox.close();
      throw new ProcessStartException("cannot start " + name, e);
    }
  }

  /** The process that was started, which has the streams. */
  public Process process() {
    return process;
  }

  /** The Java process's id; that of the process which was started, if there is none below it. */
  public long pid() {
    return handle().pid();
  }

  private synchronized ProcessHandle handle() {
    if (found.filter(ProcessHandle::isAlive).isEmpty()) {
      found = descendant();
    }
    return found.orElseGet(process::toHandle);
  }

  /** The Java process; empty while it is not there. */
  private Optional<ProcessHandle> descendant() {
    Optional<ProcessHandle> reached = Optional.of(process.toHandle());
    for (int below = 0; below < generations; below++) {
      reached = reached.flatMap(ChildProcess::onlyChild);
    }
    return reached;
  }

  /** As the kernel knows it; the JDK would look at every process of the machine. */
  private static Optional<ProcessHandle> onlyChild(ProcessHandle parent) {
    Path children = Path.of("/proc", "" + parent.pid(), "task", "" + parent.pid(), "children");
    try {
      return Files.readString(children)
          .lines()
          .flatMap(line -> Stream.of(line.split(" ")))
          .filter(pid -> !pid.isEmpty())
          .findFirst()
          .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
    } catch (IOException e) {
      return Optional.empty(); // it has ended
    }
  }

  /**
   * When its start began, by {@link System#nanoTime()}: just before the operating system was asked
   * for it, or, if it has limits or {@code surroundings}, when those were there.
   */
  public long spawnedNanos() {
    return spawnedNanos;
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Its end, once it has come. */
  public CompletableFuture<ProcessEnd> exit() {
    return exit;
  }

  /** A figure of {@code /proc/<pid>/status} in bytes, such as {@code VmRSS}; 0 if unknown. */
  public long statusBytes(String figure) {
    try {
      return Files.readAllLines(Path.of("/proc", "" + pid(), "status")).stream()
          .filter(line -> line.startsWith(figure + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  /** The most memory it has occupied, in bytes, also when it has ended; 0 if unknown. */
  public long peakBytes() {
    long resident = statusBytes("VmHWM");
    return resident > 0 ? resident : sandbox.peakBytes().orElse(0);
  }

  /** From here on it does not run, until it is thawed or ended. */
  public synchronized void freeze() {
    if (!ending && !frozen) {
      frozen = true;
      sandbox.freeze(process);
    }
  }

  /** It runs again, if it was frozen. */
  public synchronized void thaw() {
    if (frozen) {
      frozen = false;
      sandbox.thaw(process);
    }
  }

  /** Asks it to end (SIGTERM); false if it has not within the given time. */
  public boolean terminate(Duration grace) {
    handle().destroy();
    beginToEnd();
    return ends(grace);
  }

  /** Ends it at once (SIGKILL) and waits until it is gone, also on an interrupted thread. */
  public void kill() {
    process.destroyForcibly();
    beginToEnd();
    boolean interrupted = Thread.interrupted();
    ends(Duration.ofSeconds(10));
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it, with all that it started inside its limits, and removes what limited it. */
  @Override
  public void close() {
    kill();
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    if (!process.isAlive()) {
      exit.join(); // until it is known whether memory ran out
    }
    sandbox.close();
  }

  /** What is frozen, or about to be, heeds no signal. */
  private synchronized void beginToEnd() {
    ending = true;
    thaw();
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
