package io.faasduet.bench.load;

import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.Invoker;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/** One run, carried out on the thread that sends. */
final class LoadRun {
  private final Invoker target;
  private final IntFunction<byte[]> requests;
  private final LoadLimits limits;
  private final Schedule schedule;
  private final Pacer pacer = new Pacer();
  private final long origin = System.nanoTime();
  private final InFlightRequests inFlight;
  private final ResultDispatcher dispatcher;

  LoadRun(
      Invoker target,
      IntFunction<byte[]> requests,
      LoadLimits limits,
      Schedule schedule,
      LoadListener listener) {
    this.target = target;
    this.requests = requests;
    this.limits = limits;
    this.schedule = schedule;
    this.inFlight = new InFlightRequests(schedule, origin, Thread.currentThread());
    this.dispatcher = new ResultDispatcher(inFlight, listener);
  }

  LoadOutcome run() {
    try {
      sendAll();
    } catch (RuntimeException e) {
      giveUp("the run has failed");
      dispatcher.finish();
      throw e;
    }
    boolean interrupted = !awaitAll() || Thread.currentThread().isInterrupted();
    if (interrupted) {
      awaitSome();
      giveUp("the run was interrupted before there was an answer");
      Thread.currentThread().interrupt();
    }
    return dispatcher.finish().outcome(limits, inFlight.most(), interrupted);
  }

  private void giveUp(String reason) {
    inFlight.giveUp(new InvocationResult.Failure(LoadOutcome.INTERRUPTED, reason));
  }

  private void sendAll() {
    int index = 0;
    long due = schedule.nextDueNanos();
    while (due != Schedule.END && goesOn()) {
      if (due == Schedule.WAIT) {
        LockSupport.park(this);
      } else if (pacer.hasCome(origin + due)) {
        send(index++, schedule.take(), origin + due);
      }
      due = schedule.nextDueNanos();
    }
  }

  private boolean goesOn() {
    return !Thread.currentThread().isInterrupted() && !dispatcher.hasFailed();
  }

  private void send(int index, int group, long intendedNanos) {
    boolean room = inFlight.held() < limits.inFlight();
    PendingRequest request = inFlight.open(index, group, intendedNanos);
    if (room) {
      target.invoke(requests.apply(index), request);
    } else {
      request.giveUp(
          new InvocationResult.Failure(
              LoadOutcome.NOT_SENT, limits.inFlight() + " requests were in flight already"));
    }
  }

  /** Waits for those in flight, which end by their timeouts; false if interrupted before. */
  private boolean awaitAll() {
    while (inFlight.openCount() > 0) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.park(this);
    }
    return true;
  }

  /** Waits for those in flight, until the timeout or a second interrupt. */
  private void awaitSome() {
    Thread.interrupted();
    long deadline = System.nanoTime() + limits.interruptTimeout().toNanos();
    while (inFlight.openCount() > 0
        && deadline - System.nanoTime() > 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, deadline - System.nanoTime());
    }
  }
}
