package io.faasduet.localcloud.serving;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.snapshot.ProcessSnapshot;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import io.faasduet.localcloud.snapshot.SnapshotException;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A snapshot of a function's server, from which any number of processes are restored, several at
 * once too. Each listens on its own port and is an instance of its own. The snapshot is of one
 * artefact, with one set of environment variables and limits; it is gone when it is closed, and
 * with this JVM at the latest. Thread-safe.
 */
public final class ServerSnapshot implements AutoCloseable {
  private final SnapshotEngine engine;
  private final FunctionArtefact function;
  private final Optional<ProcessLimits> limits;
  private final Path directory;
  private final ProcessSnapshot snapshot;
  private final String moment;

  private ServerSnapshot(
      SnapshotEngine engine,
      FunctionArtefact function,
      Optional<ProcessLimits> limits,
      Path directory,
      ProcessSnapshot snapshot,
      String moment) {
    this.engine = engine;
    this.function = function;
    this.limits = limits;
    this.directory = directory;
    this.snapshot = snapshot;
    this.moment = moment;
  }

  /**
   * What happens to a server between its INIT and the snapshot.
   *
   * @param moment when that is, for results: {@code after INIT}
   * @param requests sends it requests
   */
  public record Priming(String moment, Consumer<URI> requests) {
    /** Nothing: as Lambda's SnapStart takes them. */
    public static final Priming NONE = new Priming("after INIT", address -> {});

    public Priming {
      requireNonNull(moment, "moment");
      requireNonNull(requests, "requests");
    }

    /** The moment after so many requests. */
    public static Priming after(int count, Consumer<URI> requests) {
      return new Priming("after " + count + (count == 1 ? " request" : " requests"), requests);
    }

    /** So many requests over HTTP, one after the other, each of which must be answered with 200. */
    public static Priming byHttp(int count, String json) {
      return after(count, address -> post(count, json, address));
    }

    private static void post(int count, String json, URI address) {
      HttpRequest request =
          HttpRequest.newBuilder(address.resolve("/"))
              .timeout(ServerProcess.READY_LIMIT)
              .POST(HttpRequest.BodyPublishers.ofString(json))
              .build();
      HttpClient client = HttpClient.newHttpClient();
      try {
        for (int sent = 0; sent < count; sent++) {
          HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
          if (answer.statusCode() != 200) {
            throw new ProcessStartException(
                "a request before the snapshot was answered %d: %s"
                    .formatted(answer.statusCode(), answer.body()));
          }
        }
      } catch (IOException e) {
        throw new ProcessStartException("a request before the snapshot was not answered", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProcessStartException("the requests before a snapshot were interrupted", e);
      }
    }
  }

  /**
   * Starts a server, primes it, and takes the snapshot.
   *
   * @param settings the environment variables of the server and of all that are restored
   * @param limits those of the server, and of each that is restored
   * @throws ProcessStartException if the server does not come up, or not to the snapshot
   * @throws SnapshotException if the engine cannot take it
   */
  public static ServerSnapshot take(
      SnapshotEngine engine,
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Priming priming) {
    return take(engine, function, settings, limits, priming, ServerProcess.ANYWHERE);
  }

  /**
   * As {@link #take(SnapshotEngine, FunctionArtefact, Map, Optional, Priming)}, with the address at
   * which the server listens, and each that is restored: only with the port 0, for any free one,
   * there can be several at once.
   */
  public static ServerSnapshot take(
      SnapshotEngine engine,
      FunctionArtefact function,
      Map<String, String> settings,
      Optional<ProcessLimits> limits,
      Priming priming,
      InetSocketAddress listening) {
    engine
        .refusal()
        .ifPresent(
            reason -> {
              throw new ProcessStartException(reason);
            });
    Path directory = ChildProcesses.ofThisJvm().newDirectory(function.name() + "-snapshot");
    try {
      Path temporary = Files.createDirectory(directory.resolve("tmp"));
      Path images = Files.createDirectory(directory.resolve("images"));
      Map<String, String> variables = ServerProcess.variables(settings, temporary, listening);
      ChildProcess child = start(function, variables, limits, temporary);
      try {
        ServerOutput output = new ServerOutput(function.name(), child);
        int port = output.awaitReady(ServerProcess.READY_LIMIT).port();
        priming.requests().accept(reached(listening, port));
        tell(child, "snapshot");
        output.awaitSuspended(ServerProcess.READY_LIMIT);
        ProcessSnapshot snapshot = engine.dump(child.pid(), images, temporary);
        return new ServerSnapshot(engine, function, limits, directory, snapshot, priming.moment());
      } finally {
        child.close();
      }
    } catch (IOException e) {
      RunDirectory.delete(directory);
      throw new UncheckedIOException("cannot make a directory in " + directory, e);
    } catch (RuntimeException e) {
      RunDirectory.delete(directory);
      throw e;
    }
  }

  private static URI reached(InetSocketAddress listening, int port) {
    InetAddress address = listening.getAddress();
    String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** In its own session, which can be restored without the one that it was started from. */
  private static ChildProcess start(
      FunctionArtefact function,
      Map<String, String> variables,
      Optional<ProcessLimits> limits,
      Path temporary) {
    JavaCommand command =
        ServerProcess.commandOf(function)
            .with(
                "-Djava.io.tmpdir=" + temporary,
                "-XX:ErrorFile=" + temporary.resolve("hs_err.log"),
                // an archive that is moved is memory of its own, all of it in the snapshot
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                // a file in /tmp that other JVMs delete when the process is gone
                "-XX:-UsePerfData",
                // it would keep a file of /proc open, of a process that is another after a restore
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0")
            // the groups that it would look at again are gone after a restore
            .with(
                limits.stream()
                    .map(limit -> "-XX:ActiveProcessorCount=" + limit.wholeCpus())
                    .toList());
    List<String> line = new ArrayList<>(List.of("setsid"));
    line.addAll(command.line());
    return ChildProcess.start(
        function.name(),
        List.of(),
        line,
        0,
        ChildProcesses.ofThisJvm().limiter().sandbox(limits),
        builder -> {
          builder.directory(function.serverDirectory().toFile());
          builder.environment().clear();
          builder.environment().putAll(variables);
          builder.environment().put("DUET_SNAPSHOT", "stdin");
        });
  }

  /**
   * Restores a process and waits until it accepts connections.
   *
   * @throws ProcessStartException if it ends early, or is not ready within a minute
   */
  public ServerProcess restore() {
    return restore(line -> {}, line -> {});
  }

  /**
   * As {@link #restore()}.
   *
   * @param out is told each line that the process prints on standard output, on another thread
   * @param err the same of standard error
   */
  public ServerProcess restore(Consumer<String> out, Consumer<String> err) {
    Path instance = ChildProcesses.ofThisJvm().newDirectory(function.name());
    ChildProcess child =
        ChildProcess.start(
            function.name(),
            engine.namespaces(snapshot, instance),
            engine.restoreCommand(snapshot, instance),
            SnapshotEngine.GENERATIONS,
            ChildProcesses.ofThisJvm().limiter().sandbox(limits),
            builder -> builder.directory(function.serverDirectory().toFile()));
    try {
      tell(child, "restored");
      ServerOutput output = new ServerOutput(function.name(), child, out, err);
      int port = output.awaitReady(ServerProcess.READY_LIMIT).port();
      return new ServerProcess(
          child, instance, port, times(child.spawnedNanos(), output, System.nanoTime()));
    } catch (RuntimeException e) {
      child.close();
      RunDirectory.delete(instance);
      throw e;
    }
  }

  /**
   * The steps by this JVM's clock: the process is created when it is restored, and what the hook
   * takes is its INIT.
   */
  private static StartTimes times(long spawnedNanos, ServerOutput output, long readyNanos) {
    return output
        .restored()
        .map(
            hook ->
                new StartTimes(
                    spawnedNanos,
                    Math.max(spawnedNanos, hook.nanos() - hook.line().hookNanos()),
                    Math.max(spawnedNanos, hook.nanos() - hook.line().hookNanos()),
                    hook.nanos(),
                    readyNanos))
        .orElse(new StartTimes(spawnedNanos, readyNanos, readyNanos, readyNanos, readyNanos));
  }

  private static void tell(ChildProcess child, String what) {
    try {
      OutputStream stdin = child.process().getOutputStream();
      stdin.write((what + "\n").getBytes(US_ASCII));
      stdin.flush();
    } catch (IOException e) {
      throw new ProcessStartException("a server ended before it was told: " + what, e);
    }
  }

  /** What results say of it. */
  public StartupArchive startup() {
    return StartupArchive.snapshot(
        "process snapshot " + moment + ", " + engine.name(),
        function.jvm().java().version(),
        snapshot.bytes(),
        snapshot.dumpTime());
  }

  /** Deletes it; processes that were restored go on. */
  @Override
  public void close() {
    RunDirectory.delete(directory);
  }
}
