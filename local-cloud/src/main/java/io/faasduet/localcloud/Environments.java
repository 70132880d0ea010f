package io.faasduet.localcloud;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The execution environments of one function. Each serves one request at a time; a request that
 * finds none idle gets a new one, up to a limit. Thread-safe.
 */
final class Environments implements AutoCloseable {
  private final LambdaFunction function;
  private final int limit;
  private final Deque<LambdaEnvironment> idle = new ArrayDeque<>();
  private final Set<LambdaEnvironment> busy = new HashSet<>();

  /** Busy ones that are not to be used again. */
  private final Set<LambdaEnvironment> retired = new HashSet<>();

  private Optional<StartTimes> lastStart = Optional.empty();

  Environments(LambdaFunction function, int limit) {
    this.function = function;
    this.limit = limit;
  }

  LambdaFunction function() {
    return function;
  }

  /**
   * Has one invocation done.
   *
   * @throws ServiceException if every environment is busy and the limit is reached
   */
  InvokeResult invoke(LambdaInvocation invocation) {
    LambdaEnvironment environment = take();
    boolean cold = environment.startTimes().isEmpty();
    try {
      return environment.invoke(invocation);
    } finally {
      if (cold) {
        started(environment);
      }
      giveBack(environment);
    }
  }

  /** Ends the idle ones now and the busy ones when they are done: the next request is cold. */
  void recycle() {
    List<LambdaEnvironment> ended;
    synchronized (this) {
      retired.addAll(busy);
      ended = List.copyOf(idle);
      idle.clear();
    }
    ended.forEach(LambdaEnvironment::close);
  }

  /** When the steps of the last start happened, if its output told. */
  synchronized Optional<StartTimes> lastStart() {
    return lastStart;
  }

  /** Ends them all, also in the middle of an invocation. */
  @Override
  public void close() {
    recycle();
    List<LambdaEnvironment> working;
    synchronized (this) {
      working = List.copyOf(busy);
    }
    working.forEach(LambdaEnvironment::close);
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
    if (busy.size() >= limit) {
      throw ServiceException.tooManyRequests();
    }
    LambdaEnvironment fresh = new LambdaEnvironment(function);
    busy.add(fresh);
    return fresh;
  }

  private void giveBack(LambdaEnvironment environment) {
    boolean keep;
    synchronized (this) {
      busy.remove(environment);
      keep = !retired.remove(environment) && environment.isUsable();
      if (keep) {
        idle.push(environment);
      }
    }
    if (!keep) {
      environment.close();
    }
  }
}
