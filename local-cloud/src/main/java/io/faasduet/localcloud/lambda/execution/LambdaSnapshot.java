package io.faasduet.localcloud.lambda.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.function.LambdaConfiguration;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.JavaCommand;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RecentLines;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.limits.ProcessSandbox;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.snapshot.ProcessSnapshot;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import io.faasduet.localcloud.snapshot.SnapshotException;
import io.faasduet.localcloud.startup.StartupArchive;
import io.faasduet.runtime.OwnRequests;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A snapshot of a function's environment after its INIT, taken while AWS's runtime client waits for
 * {@code restore/next}, as SnapStart's are; any number of environments are restored from it,
 * several at once too. It is gone when it is closed, and with this JVM at the latest. Thread-safe.
 */
public final class LambdaSnapshot implements AutoCloseable {
  /**
   * Appends to what standard output is, so that a restored process does: there it is a file that
   * others write to as well.
   */
  private static final String APPENDING = "exec \"$@\" >>/dev/stdout 2>&1";

  /** "130 s, or the configured function timeout", of functions with SnapStart. */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(130);

  /** For a restored process to run. */
  private static final Duration RESTORE_LIMIT = Duration.ofMinutes(1);

  /** For hooks after the restore: the guide, "Runtime hooks for Lambda SnapStart". */
  private static final Duration HOOK_LIMIT = Duration.ofSeconds(10);

  /** The guide, "Monitoring for Lambda SnapStart": they differ from one environment to another. */
  private static final List<String> NOT_AVAILABLE =
      List.of("AWS_LAMBDA_LOG_GROUP_NAME", "AWS_LAMBDA_LOG_STREAM_NAME");

  private static final int LINES_IN_MESSAGES = 15;

  /** For the output of a process that is ending. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(2);

  private final SnapshotEngine engine;
  private final LambdaFunction function;
  private final RuntimeApiRelay relay;
  private final Path directory;
  private final ProcessSnapshot snapshot;

  private LambdaSnapshot(
      SnapshotEngine engine,
      LambdaFunction function,
      RuntimeApiRelay relay,
      Path directory,
      ProcessSnapshot snapshot) {
    this.engine = engine;
    this.function = function;
    this.relay = relay;
    this.directory = directory;
    this.snapshot = snapshot;
  }

  /**
   * Starts an environment, has its hooks before the snapshot run, and takes it.
   *
   * @throws ProcessStartException if the engine cannot be used, or INIT or a hook fails
   * @throws SnapshotException if the engine cannot take it
   */
  static LambdaSnapshot take(
      SnapshotEngine engine, LambdaFunction function, ResourceLimiter limiter, InitCpu initCpu) {
    engine
        .refusal()
        .ifPresent(
            reason -> {
              throw new ProcessStartException(reason);
            });
    Path directory = ChildProcesses.ofThisJvm().newDirectory("lambda-snapshot");
    RuntimeApiRelay relay = new RuntimeApiRelay();
    try {
      Path temporary = Files.createDirectory(directory.resolve("tmp"));
      Path images = Files.createDirectory(directory.resolve("images"));
      ProcessSandbox sandbox = limiter.sandbox(initCpu.during(function.limits()));
      try (RuntimeApi api = relay.announce(new RuntimeApi(RuntimeApi.Role.TO_BE_TAKEN));
          ChildProcess child = start(function, sandbox, relay.address(), temporary)) {
        relay.add(child, api);
        awaitInit(function, api, child);
        ProcessSnapshot snapshot = engine.dump(child.pid(), images, temporary);
        relay.remove(api);
        return new LambdaSnapshot(engine, function, relay, directory, snapshot);
      }
    } catch (IOException e) {
      relay.close();
      RunDirectory.delete(directory);
      throw new UncheckedIOException("cannot make a directory in " + directory, e);
    } catch (RuntimeException e) {
      relay.close();
      RunDirectory.delete(directory);
      throw e;
    }
  }

  /** In its own session, which can be restored without the one that it was started from. */
  private static ChildProcess start(
      LambdaFunction function, ProcessSandbox sandbox, String runtimeApi, Path temporary) {
    JavaCommand command =
        function
            .command()
            .with(function.flags(temporary))
            .with(
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-XX:ErrorFile=" + temporary.resolve("hs_err.log"),
                // an archive that is moved is memory of its own, all of it in the snapshot
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                // it would keep a file of /proc open, of a process that is another after a restore
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
                // the groups that it would look at again are gone after a restore
                "-XX:ActiveProcessorCount=" + function.limits().wholeCpus());
    List<String> line = new ArrayList<>(List.of("setsid", "sh", "-c", APPENDING, "duet-lambda"));
    line.addAll(command.before(sandbox.flags()).line());
    return ChildProcess.start(
        function.name(),
        List.of(),
        line,
        0,
        sandbox,
        builder -> {
          builder.directory(function.taskRoot().toFile());
          builder.environment().clear();
          builder.environment().putAll(function.variables(runtimeApi, temporary));
          builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
          builder.environment().keySet().removeAll(NOT_AVAILABLE);
          builder.redirectErrorStream(true);
        });
  }

  private static void awaitInit(LambdaFunction function, RuntimeApi api, ChildProcess child) {
    RecentLines output = new RecentLines();
    Thread reader = new Thread(() -> read(child, output), "lambda-snapshot-output");
    reader.setDaemon(true);
    reader.start();
    child.exit().thenAccept(api::end);
    Duration timeout = function.configuration().timeout();
    Duration limit = timeout.compareTo(INIT_LIMIT) > 0 ? timeout : INIT_LIMIT;
    try {
      InitResult result = api.init().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      if (!(result instanceof InitResult.Ready)) {
        // why is among the last lines, which may come after the result
        reader.join(LAST_WORDS.toMillis());
        throw new ProcessStartException(
            "%s did not come to a snapshot: %s%n%s"
                .formatted(function.name(), result, output.last(LINES_IN_MESSAGES)));
      }
    } catch (TimeoutException e) {
      throw new ProcessStartException(
          function.name() + " was not initialized within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing fails this future", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessStartException("the wait for a snapshot was interrupted", e);
    }
  }

  /** What it prints, which nobody else reads. */
  private static void read(ChildProcess child, RecentLines output) {
    try (BufferedReader lines = child.process().inputReader(UTF_8)) {
      lines.lines().forEach(output::add);
    } catch (IOException | UncheckedIOException e) {
      output.add("(the rest could not be read: " + e.getMessage() + ")");
    }
  }

  /** Begins to restore an environment. */
  RuntimeProcess restore(ResourceLimiter limiter, InitCpu initCpu) {
    return new RuntimeProcess(
        function, limiter.sandbox(initCpu.during(function.limits())), engine, snapshot, relay);
  }

  /** Waits until a restored environment has asked for its first invocation. */
  static InitResult await(RuntimeProcess restored) {
    return restored.awaitRestore(RESTORE_LIMIT, HOOK_LIMIT);
  }

  /** What results say of it. */
  StartupArchive startup() {
    return StartupArchive.snapshot(
        "process snapshot after INIT%s, %s".formatted(primed(), engine.name()),
        function.command().java().version(),
        snapshot.bytes(),
        snapshot.dumpTime());
  }

  /** What Duet's functions do before it, if they are told to; others have no such setting. */
  private String primed() {
    LambdaConfiguration configuration = function.configuration();
    return Stream.of(configuration.variables(), configuration.inherited())
        .flatMap(variables -> Optional.ofNullable(variables.get(OwnRequests.SETTING)).stream())
        .findFirst()
        .map(
            count ->
                ", primed by %s %s of its own"
                    .formatted(count, count.equals("1") ? "request" : "requests"))
        .orElse("");
  }

  /** Deletes it; environments that were restored go on. */
  @Override
  public void close() {
    relay.close();
    RunDirectory.delete(directory);
  }
}
