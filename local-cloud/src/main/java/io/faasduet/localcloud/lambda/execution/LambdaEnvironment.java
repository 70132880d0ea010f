package io.faasduet.localcloud.lambda.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.startup.StartTimes;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * An execution environment: serves one invocation at a time, the first of them cold. Used by one
 * thread at a time, but for {@link #close()}.
 */
final class LambdaEnvironment implements AutoCloseable {
  /**
   * What INIT may take. If it takes longer or fails, Lambda repeats it as a part of the invocation,
   * within that one's timeout.
   */
  private static final Duration INIT_LIMIT = Duration.ofSeconds(10);

  private static final int MAX_OUTPUT_BYTES = 256 * 1024;

  private final LambdaFunction function;
  private final ResourceLimiter limiter;
  private final InitCpu initCpu;
  private final Optional<LambdaSnapshot> snapshot;
  private Optional<RuntimeProcess> runtime = Optional.empty();
  private Optional<StartTimes> startTimes = Optional.empty();
  private long restingSinceNanos;
  private boolean closed;

  /**
   * One that starts with its first invocation.
   *
   * @param snapshot what it is restored from, in place of its INIT
   */
  LambdaEnvironment(
      LambdaFunction function,
      ResourceLimiter limiter,
      InitCpu initCpu,
      Optional<LambdaSnapshot> snapshot) {
    this.snapshot = snapshot;
    this.initCpu = initCpu;
    this.function = function;
    this.limiter = limiter;
  }

  /**
   * Has one invocation done, whatever comes of it.
   *
   * @throws RestoreFailedException if it could not be restored
   */
  InvokeResult invoke(LambdaInvocation invocation) {
    InvocationLog log = new InvocationLog();
    boolean cold = runtime.isEmpty();
    Optional<ReportLine.Restore> restore =
        snapshot.filter(taken -> cold).map(taken -> restore(taken, log));
    Optional<Duration> init = cold && snapshot.isEmpty() ? initialize(log) : Optional.empty();
    log.start(invocation.requestId(), function.version());
    long start = System.nanoTime();
    InvocationOutcome outcome =
        runtime
            .map(ready -> ready.call(invocation, timeout(), timeout()))
            .orElseGet(() -> initializeAndCall(invocation));
    Duration duration = since(start);
    RuntimeProcess process = runtime.orElseThrow();
    log.output(process.output(MAX_OUTPUT_BYTES));
    log.end(invocation.requestId(), outcome);
    log.report(
        new ReportLine(
            invocation.requestId(),
            duration.compareTo(timeout()) > 0 ? timeout() : duration,
            init,
            restore,
            function.configuration().memoryMegabytes(),
            process.peakBytes(),
            outcome.remark()));
    return new InvokeResult(outcome, log.bytes());
  }

  /** Keeps its process from running until the next invocation. */
  void rest(Executor background) {
    restingSinceNanos = System.nanoTime();
    runtime.ifPresent(process -> process.rest(background));
  }

  /** Whether its last invocation was so long ago. */
  boolean hasRestedFor(Duration limit) {
    return since(restingSinceNanos).compareTo(limit) >= 0;
  }

  /** Whether it can take another invocation. */
  boolean isUsable() {
    return runtime.filter(RuntimeProcess::isUsable).isPresent();
  }

  /** When the steps of its start happened, once it has started and if its output tells. */
  Optional<StartTimes> startTimes() {
    return startTimes;
  }

  /** The id of its process, while it runs. */
  synchronized OptionalLong processId() {
    return runtime.isPresent() && runtime.get().isUsable()
        ? OptionalLong.of(runtime.get().pid())
        : OptionalLong.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    runtime.ifPresent(RuntimeProcess::close);
  }

  /** The INIT phase; empty if it failed, and is to be repeated. */
  private Optional<Duration> initialize(InvocationLog log) {
    log.initStarts(function.runtime());
    RuntimeProcess process = new RuntimeProcess(function, limiter, initCpu);
    adopt(process);
    InitResult result = process.awaitInit(INIT_LIMIT);
    Duration took = since(process.spawnedNanos());
    byte[] output = process.output(MAX_OUTPUT_BYTES);
    log.output(output);
    if (result instanceof InitResult.Ready ready) {
      startTimes = process.startTimes(new String(output, UTF_8), ready);
      return Optional.of(Duration.ofNanos(ready.nanos() - process.spawnedNanos()));
    }
    log.initFailed(took, result);
    process.close();
    runtime = Optional.empty();
    return Optional.empty();
  }

  private ReportLine.Restore restore(LambdaSnapshot taken, InvocationLog log) {
    log.restoreStarts(function.command().java().feature());
    RuntimeProcess process = taken.restore(limiter, initCpu);
    adopt(process);
    InitResult result = LambdaSnapshot.await(process);
    Duration took = since(process.spawnedNanos());
    log.output(process.output(MAX_OUTPUT_BYTES));
    if (result instanceof InitResult.Ready ready) {
      startTimes = Optional.of(process.restoreTimes(ready));
      Duration whole = Duration.ofNanos(ready.nanos() - process.spawnedNanos());
      log.restored(whole);
      return new ReportLine.Restore(
          whole, Duration.ofNanos(ready.nanos() - process.restoredNanos()));
    }
    log.restoreFailed(took, result);
    process.close();
    synchronized (this) {
      runtime = Optional.empty();
    }
    throw new RestoreFailedException(
        log.bytes(),
        result instanceof InitResult.TimedOut
            ? ServiceException.restoreTimedOut()
            : ServiceException.restoreFailed());
  }

  private InvocationOutcome initializeAndCall(LambdaInvocation invocation) {
    long start = System.nanoTime();
    RuntimeProcess process = new RuntimeProcess(function, limiter, InitCpu.SHARE);
    adopt(process);
    InitResult result = process.awaitInit(timeout());
    String requestId = invocation.requestId();
    if (result instanceof InitResult.Refused refused) {
      return InvocationOutcome.initFailed(refused.error(), refused.errorType());
    } else if (result instanceof InitResult.Exited exited) {
      return InvocationOutcome.exited(requestId, exited.end());
    } else if (result instanceof InitResult.TimedOut) {
      return InvocationOutcome.timedOut(requestId, timeout().toSeconds());
    }
    return process.call(invocation, timeout().minus(since(start)), timeout());
  }

  private synchronized void adopt(RuntimeProcess process) {
    if (closed) {
      process.close();
      throw new IllegalStateException("the environment was closed while it started");
    }
    runtime = Optional.of(process);
  }

  private Duration timeout() {
    return function.configuration().timeout();
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
