package io.faasduet.localcloud.lambda.execution;

import io.faasduet.localcloud.lambda.function.LambdaFunction;
import io.faasduet.localcloud.lambda.function.LambdaInvocation;
import io.faasduet.localcloud.lambda.function.ServiceException;
import io.faasduet.localcloud.process.limits.ResourceLimiter;
import io.faasduet.localcloud.snapshot.SnapshotEngine;
import io.faasduet.localcloud.startup.StartTimes;
import io.faasduet.localcloud.startup.StartupArchive;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The execution environments of one function. Each serves one request at a time; a request that
 * finds none idle gets a new one, as far as the account's concurrency allows. Thread-safe.
 */
public final class ExecutionEnvironmentPool implements AutoCloseable {
  private final AccountConcurrency account;
  private final ResourceLimiter limiter;
  private final InitCpu initCpu;
  private final Executor background;
  private final LogListener logs;

  /** The last used first. */
  private final Deque<LambdaEnvironment> idle = new ArrayDeque<>();

  private final Set<LambdaEnvironment> busy = new HashSet<>();

  /** Busy ones that are not to be used again. */
  private final Set<LambdaEnvironment> retired = new HashSet<>();

  private LambdaFunction function;
  private boolean closed;
  private Optional<StartTimes> lastStart = Optional.empty();
  private Optional<LambdaSnapshot> snapshot = Optional.empty();

  ExecutionEnvironmentPool(
      LambdaFunction function,
      AccountConcurrency account,
      ResourceLimiter limiter,
      InitCpu initCpu,
      Executor background,
      LogListener logs) {
    this.logs = logs;
    this.initCpu = initCpu;
    this.function = function;
    this.account = account;
    this.limiter = limiter;
    this.background = background;
  }

  private synchronized LambdaFunction open() {
    if (closed) {
      throw ServiceException.functionNotFound(function.arn());
    }
    return function;
  }

  /** From the next request on, another version of the function runs. */
  void update(LambdaFunction other) {
    List<LambdaEnvironment> ended;
    synchronized (this) {
      function = other;
      ended = retireAll();
    }
    ended.forEach(LambdaEnvironment::close);
    dropSnapshot();
  }

  /**
   * Takes a snapshot of the function after its INIT; until another version runs, environments are
   * restored from it.
   *
   * @throws io.faasduet.localcloud.process.ProcessStartException if it does not come to that
   */
  public StartupArchive takeSnapshot(SnapshotEngine engine) {
    LambdaFunction taken = open();
    LambdaSnapshot made = LambdaSnapshot.take(engine, taken, limiter, initCpu);
    boolean kept;
    synchronized (this) {
      kept = !closed && function == taken && snapshot.isEmpty();
      if (kept) {
        snapshot = Optional.of(made);
      }
    }
    if (!kept) {
      made.close();
      throw ServiceException.conflict(
          "The function " + taken.name() + " has changed while a snapshot of it was taken");
    }
    recycle();
    return made.startup();
  }

  /** What environments are restored from. */
  public synchronized Optional<StartupArchive> snapshot() {
    return snapshot.map(LambdaSnapshot::startup);
  }

  private void dropSnapshot() {
    Optional<LambdaSnapshot> dropped;
    synchronized (this) {
      dropped = snapshot;
      snapshot = Optional.empty();
    }
    dropped.ifPresent(LambdaSnapshot::close);
  }

  /**
   * Has one invocation done.
   *
   * @throws ServiceException if every environment is busy and there may be no other, or they are
   *     closed
   */
  InvokeResult invoke(LambdaInvocation invocation) {
    String name = open().name();
    account.acquire(name);
    try {
      return invokeNow(name, invocation);
    } finally {
      account.release(name);
    }
  }

  /** Ends the idle ones now and the busy ones when they are done: the next request is cold. */
  public void recycle() {
    List<LambdaEnvironment> ended;
    synchronized (this) {
      ended = retireAll();
    }
    ended.forEach(LambdaEnvironment::close);
  }

  /** Ends those that have waited for so long. */
  void evict(Duration idleLimit) {
    List<LambdaEnvironment> ended = new ArrayList<>();
    synchronized (this) {
      while (!idle.isEmpty() && idle.peekLast().hasRestedFor(idleLimit)) {
        ended.add(idle.removeLast());
      }
    }
    ended.forEach(LambdaEnvironment::close);
  }

  /** Ends them, the busy ones after their invocation; there will be no others. */
  void retire() {
    synchronized (this) {
      closed = true;
    }
    recycle();
    dropSnapshot();
  }

  /** When the steps of the last start happened, if its output told. */
  public synchronized Optional<StartTimes> lastStart() {
    return lastStart;
  }

  /** The ids of their processes, in ascending order. */
  public synchronized List<Long> processIds() {
    return Stream.concat(idle.stream(), busy.stream())
        .map(LambdaEnvironment::processId)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .sorted()
        .toList();
  }

  /** Ends them all, also in the middle of an invocation; there will be no others. */
  @Override
  public void close() {
    retire();
    List<LambdaEnvironment> working;
    synchronized (this) {
      working = List.copyOf(busy);
    }
    working.forEach(LambdaEnvironment::close);
  }

  /** The idle ones, none any more. */
  private List<LambdaEnvironment> retireAll() {
    retired.addAll(busy);
    List<LambdaEnvironment> ended = List.copyOf(idle);
    idle.clear();
    return ended;
  }

  private InvokeResult invokeNow(String name, LambdaInvocation invocation) {
    LambdaEnvironment environment = take();
    boolean cold = environment.startTimes().isEmpty();
    try {
      InvokeResult result = environment.invoke(invocation);
      logs.logged(name, result.log());
      return result;
    } catch (RestoreFailedException e) {
      logs.logged(name, e.log());
      throw e.refusal();
    } finally {
      if (cold) {
        started(environment);
      }
      giveBack(environment);
    }
  }

  private synchronized void started(LambdaEnvironment environment) {
    lastStart = environment.startTimes();
  }

  private LambdaEnvironment take() {
    List<LambdaEnvironment> dead = new ArrayList<>();
    try {
      return take(dead);
    } finally {
      dead.forEach(LambdaEnvironment::close);
    }
  }

  private synchronized LambdaEnvironment take(List<LambdaEnvironment> dead) {
    while (!idle.isEmpty()) {
      LambdaEnvironment last = idle.pop();
      if (last.isUsable()) {
        busy.add(last);
        return last;
      }
      dead.add(last);
    }
    open();
    LambdaEnvironment fresh = new LambdaEnvironment(function, limiter, initCpu, snapshot);
    busy.add(fresh);
    return fresh;
  }

  private void giveBack(LambdaEnvironment environment) {
    boolean keep;
    synchronized (this) {
      busy.remove(environment);
      keep = !retired.remove(environment) && environment.isUsable();
      if (keep) {
        environment.rest(background);
        idle.push(environment);
      }
    }
    if (!keep) {
      environment.close();
    }
  }
}
