package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.BootstrapProgram;
import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.ChildProcess;
import io.faasduet.localcloud.process.ChildProcesses;
import io.faasduet.localcloud.process.ProcessLog;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.RunDirectory;
import io.faasduet.localcloud.process.TelemetryLine;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.process.limits.ProcessSandbox;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.snapshot.ProcessSnapshot;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of AWS's runtime client with a function's handler, and the Runtime API it talks to.
 * Between invocations it does not run. Used by one thread at a time.
 */
public final class RuntimeProcess implements AutoCloseable {
  /** For a runtime to log what was thrown after it reported it, or to end. */
  private static final Duration SETTLE_LIMIT = Duration.ofSeconds(1);

  private static final Duration LOG_CHECK = Duration.ofMillis(200);

  private final Path directory = ChildProcesses.ofThisJvm().newDirectory("lambda");
  private final StartupLog startupLog = new StartupLog(directory.resolve("startup.log"));
  private final ProcessLog log = new ProcessLog(directory.resolve("output.log"));
  private final RuntimeApi api;
  private final ChildProcess child;
  private final ProcessSandbox sandbox;
  private final ProcessLimits limits;
  private final InvocationPause pause;
  private Runnable end = () -> {};
  private boolean usable = true;
  private long peakBytes;

  /**
   * Starts a process that has what its function's memory entitles it to.
   *
   * @param initCpu its processor time until it is initialized
   */
  public RuntimeProcess(LambdaFunction function, ResourceLimiter limiter, InitCpu initCpu) {
    this(function, limiter.sandbox(initCpu.during(function.limits())));
  }

  public RuntimeProcess(LambdaFunction function, ProcessSandbox sandbox) {
    this.sandbox = sandbox;
    api = new RuntimeApi(RuntimeApi.Role.ON_DEMAND);
    limits = function.limits();
    try {
      Path temporary = Files.createDirectory(directory.resolve("tmp"));
      List<String> flags = new ArrayList<>(function.flags(temporary));
      flags.add(startupLog.flag());
      Map<String, String> variables = function.variables(api.address(), temporary);
      if (function.bootstrap().isPresent()) {
        List<String> all = new ArrayList<>(sandbox.flags());
        all.addAll(flags);
        Path options = directory.resolve("java.options");
        Files.writeString(options, function.bootstrap().get().optionsFile(all));
        variables.put(BootstrapProgram.OPTIONS, "@" + options);
      }
      child =
          ChildProcess.start(
              function.name(),
              List.of(),
              function.line(sandbox.flags(), flags),
              0,
              sandbox,
              builder -> {
                builder.directory(function.taskRoot().toFile());
                builder.environment().clear();
                builder.environment().putAll(variables);
                builder.redirectErrorStream(true).redirectOutput(log.redirect());
              });
      pause = new InvocationPause(child);
      child.exit().thenAccept(api::end);
    } catch (IOException e) {
      api.close();
      throw new UncheckedIOException("cannot start an environment in " + directory, e);
    } catch (ProcessStartException e) {
      api.close();
      throw e;
    }
  }

  /** Restores a process from a snapshot. */
  RuntimeProcess(
      LambdaFunction function,
      ProcessSandbox sandbox,
      SnapshotEngine engine,
      ProcessSnapshot snapshot,
      RuntimeApiRelay relay) {
    this.sandbox = sandbox;
    api = relay.announce(new RuntimeApi(RuntimeApi.Role.RESTORED));
    limits = function.limits();
    end = () -> relay.remove(api);
    try {
      Path instance = Files.createDirectory(directory.resolve("instance"));
      child =
          ChildProcess.start(
              function.name(),
              engine.namespaces(snapshot, instance),
              engine.restoreCommand(snapshot, instance),
              SnapshotEngine.GENERATIONS,
              sandbox,
              builder -> {
                builder.directory(function.taskRoot().toFile());
                builder.redirectErrorStream(true).redirectOutput(log.redirect());
              });
      pause = new InvocationPause(child);
      relay.add(child, api);
      child.exit().thenAccept(api::end);
    } catch (IOException e) {
      end.run();
      api.close();
      throw new UncheckedIOException("cannot restore an environment in " + directory, e);
    } catch (ProcessStartException e) {
      end.run();
      api.close();
      throw e;
    }
  }

  /**
   * Waits for a restored process to run, and for its hooks.
   *
   * @param restoreLimit until it runs
   * @param hookLimit from then on
   */
  InitResult awaitRestore(Duration restoreLimit, Duration hookLimit) {
    try {
      within(restoreLimit, api.restored());
      return awaitInit(hookLimit);
    } catch (TimeoutException e) {
      usable = false;
      return new InitResult.TimedOut();
    }
  }

  /** When it ran again, once it has been restored. */
  long restoredNanos() {
    return api.restored().join();
  }

  /** Waits for the end of the INIT phase, after which it has its memory's share of a processor. */
  public InitResult awaitInit(Duration limit) {
    try {
      InitResult result = within(limit, api.init());
      sandbox.limitCpus(limits.cpus());
      peakBytes(); // where no control group counts, a process that crashed cannot be asked
      return result;
    } catch (TimeoutException e) {
      usable = false;
      return new InitResult.TimedOut();
    }
  }

  /** Has one invocation done; a process that takes too long for it is killed. */
  public InvocationOutcome call(LambdaInvocation invocation, Duration limit, Duration timeout) {
    RuntimeRequest request = new RuntimeRequest(invocation, Instant.now().plus(limit));
    pause.end(request);
    api.deliver(request);
    InvocationOutcome outcome;
    try {
      outcome = within(limit, request.outcome());
    } catch (TimeoutException e) {
      peakBytes();
      child.kill();
      return InvocationOutcome.timedOut(invocation.requestId(), timeout.toSeconds());
    }
    if (outcome.failed()) {
      settle(request);
    }
    return outcome;
  }

  /** What it printed since this was last asked. */
  byte[] output(int maxBytes) {
    return log.take(maxBytes);
  }

  /** The most memory it has occupied, in bytes, as far as it could be asked. */
  long peakBytes() {
    boolean everything = child.exit().isDone() && child.exit().join().outOfMemory();
    peakBytes = everything ? limits.memoryBytes() : Math.max(peakBytes, child.peakBytes());
    return peakBytes;
  }

  /**
   * Its invocation is over, and its output taken: it does not run again before the next one, once
   * it has asked for that.
   *
   * @param background does the freezing, which no caller is to wait for
   */
  void rest(Executor background) {
    pause.begin(background);
  }

  public long pid() {
    return child.pid();
  }

  long spawnedNanos() {
    return child.spawnedNanos();
  }

  /** When the steps of its start happened, if its output tells. */
  Optional<StartTimes> startTimes(String initOutput, InitResult.Ready ready) {
    return TelemetryLine.initIn(initOutput)
        .map(
            init ->
                new StartTimes(
                    child.spawnedNanos(),
                    startupLog.vmCreatedNanos().orElse(init.startNanos()),
                    init.startNanos(),
                    init.endNanos(),
                    ready.nanos()));
  }

  /** When the steps of its restore happened. */
  StartTimes restoreTimes(InitResult.Ready ready) {
    long ran = restoredNanos();
    return new StartTimes(child.spawnedNanos(), ran, ran, ready.nanos(), ready.nanos());
  }

  /** Whether it can take another invocation. */
  boolean isUsable() {
    return usable && child.isAlive();
  }

  /** Lets the process end by itself; false if it has not within the limit. */
  public boolean terminate(Duration limit) {
    return child.terminate(limit);
  }

  @Override
  public void close() {
    child.close();
    end.run();
    api.close();
    RunDirectory.delete(directory);
  }

  private void settle(RuntimeRequest request) {
    try {
      within(SETTLE_LIMIT, request.settled());
    } catch (TimeoutException e) {
      usable = false;
    }
  }

  /**
   * Waits, and meanwhile keeps what the process prints from filling the disk.
   *
   * @throws ServiceException if the thread is interrupted, as all are when the service ends
   */
  private <T> T within(Duration limit, CompletableFuture<T> future) throws TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    try {
      while (true) {
        long left = deadline - System.nanoTime();
        try {
          return future.get(Math.min(left, LOG_CHECK.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          log.bound();
          if (left <= LOG_CHECK.toNanos()) {
            throw e;
          }
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("nothing fails this future", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServiceException.ending();
    }
  }
}
