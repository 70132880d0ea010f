package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.HostVariables;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.TelemetryLine;
import io.faasduet.localcloud.process.limits.Isolation;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.startup.ClassArchive;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupLog;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One process of a server directory, accepting connections on the loopback interface. It never
 * outlives this JVM, however this JVM ends. Thread-safe.
 */
public final class ServerProcess implements AutoCloseable {
  static final Duration READY_LIMIT = Duration.ofSeconds(60);

  /** Any free port of the loopback interface. */
  static final InetSocketAddress ANYWHERE = new InetSocketAddress("127.0.0.1", 0);

  private static final Duration CLOSE_GRACE = Duration.ofSeconds(5);

  private final ChildProcess child;
  private final Path directory;
  private final int port;
  private final StartTimes startTimes;

  ServerProcess(ChildProcess child, Path directory, int port, StartTimes startTimes) {
    this.child = child;
    this.directory = directory;
    this.port = port;
    this.startTimes = startTimes;
  }

  /**
   * Starts a process and waits until it accepts connections. It runs in the server directory, as in
   * the image, on the function's JVM, with the flags of the directory's {@code java.options}, if it
   * is there, and from the archive that the directory holds, if the JVM can.
   *
   * @param settings its environment variables; in addition it has {@code PORT}, the few that any
   *     program needs, and an empty {@code DUET_CACHE} of its own; it inherits nothing
   * @throws ProcessStartException if it ends early, or is not ready within a minute
   */
  public static ServerProcess start(FunctionArtefact function, Map<String, String> settings) {
    return start(function, settings, Optional.empty());
  }

  /**
   * As {@link #start(FunctionArtefact, Map)}, within limits: {@link Isolation} says what holds it
   * to them.
   */
  public static ServerProcess start(
      FunctionArtefact function, Map<String, String> settings, Optional<ProcessLimits> limits) {
    return start(function, settings, limits, READY_LIMIT);
  }

  /**
   * The command line that {@link #start} spawns, for callers that start the process themselves, in
   * the server directory.
   *
   * @throws ProcessStartException if the function is not packaged
   */
  public static List<String> commandLine(FunctionArtefact function) {
    return commandOf(function).line();
  }

  static JavaCommand commandOf(FunctionArtefact function) {
    return commandOf(function, ClassArchive.bestOf(function).flags());
  }

  /**
   * The command line.
   *
   * @param archive the flags of the archive that it starts from; none to start without
   */
  static JavaCommand commandOf(FunctionArtefact function, List<String> archive) {
    Path directory = function.serverDirectory();
    List<Path> jars = JavaCommand.jarsOf(directory);
    Path options = directory.resolve("java.options");
    List<String> flags = Files.exists(options) ? List.of("@" + options) : List.of();
    if (!archive.isEmpty()) {
      // an archive knows the jars by the names that they had on the class path
      jars = jars.stream().map(directory::relativize).toList();
    }
    return new JavaCommand(flags, jars, function.serverClass(), List.of())
        .on(function.jvm().java())
        .with(function.jvm().flags())
        .with(archive);
  }

  static ServerProcess start(
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Duration readyLimit) {
    return start(function, commandOf(function), settings, limits, readyLimit);
  }

  /**
   * As {@link #start(FunctionArtefact, Map, Optional)}, with the flags of one archive, or of none.
   */
  static ServerProcess start(
      FunctionArtefact function,
      List<String> archive,
      Map<String, String> settings,
      Optional<ProcessLimits> limits) {
    return start(function, commandOf(function, archive), settings, limits, READY_LIMIT);
  }

  private static ServerProcess start(
      FunctionArtefact function,
      JavaCommand command,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Duration readyLimit) {
    Path directory = ChildProcesses.ofThisJvm().newDirectory(function.name());
    StartupLog startupLog = new StartupLog(directory.resolve("startup.log"));
    ChildProcess child =
        ChildProcess.start(
            command.with(
                startupLog.flag(),
                "-Djava.io.tmpdir=" + directory,
                "-XX:ErrorFile=" + directory.resolve("hs_err.log")),
            limits,
            builder -> {
              builder.directory(function.serverDirectory().toFile());
              builder.environment().clear();
              builder.environment().putAll(variables(settings, directory, ANYWHERE));
            });
    try {
      ServerOutput output = new ServerOutput(function.name(), child);
      TelemetryLine.Ready ready = output.awaitReady(readyLimit);
      StartTimes times = startTimes(child.spawnedNanos(), startupLog, output, ready);
      return new ServerProcess(child, directory, ready.port(), times);
    } catch (RuntimeException e) {
      child.close();
      RunDirectory.delete(directory);
      throw e;
    }
  }

  /** The port of 127.0.0.1 on which it speaks HTTP and gRPC. */
  public int port() {
    return port;
  }

  /**
   * When the steps of its start happened. A server that prints no init line seems to have been
   * constructed in no time when it became ready.
   */
  public StartTimes startTimes() {
    return startTimes;
  }

  /** The process's id. */
  public long pid() {
    return child.pid();
  }

  /** False once the process has ended, for whatever reason. */
  public boolean isAlive() {
    return child.isAlive();
  }

  /** Runs something, on any thread, when the process has ended. */
  void onExit(Runnable then) {
    child.exit().thenRun(then);
  }

  /** Waits until the process has ended. */
  public void awaitExit() throws InterruptedException {
    child.process().waitFor();
  }

  /** The memory it occupies now, in bytes; 0 where the system does not tell, or it has ended. */
  public long residentBytes() {
    return child.statusBytes("VmRSS");
  }

  /** Asks it to drain and end (SIGTERM); kills it after five seconds. */
  @Override
  public void close() {
    close(CLOSE_GRACE);
  }

  /** As {@link #close()}, with another grace period; false if it had to be killed. */
  public boolean close(Duration grace) {
    boolean orderly = child.terminate(grace);
    child.close();
    RunDirectory.delete(directory);
    return orderly;
  }

  static Map<String, String> variables(
      Map<String, String> settings, Path directory, InetSocketAddress listening) {
    Map<String, String> variables = HostVariables.of(directory);
    variables.putAll(settings);
    variables.put("PORT", Integer.toString(listening.getPort()));
    variables.put("DUET_LISTEN", listening.getHostString());
    return variables;
  }

  private static StartTimes startTimes(
      long spawnedNanos, StartupLog startupLog, ServerOutput output, TelemetryLine.Ready ready) {
    TelemetryLine.Init init =
        output.init().orElse(new TelemetryLine.Init(ready.nanos(), ready.nanos()));
    return new StartTimes(
        spawnedNanos,
        startupLog.vmCreatedNanos().orElse(init.startNanos()),
        init.startNanos(),
        init.endNanos(),
        ready.nanos());
  }
}
