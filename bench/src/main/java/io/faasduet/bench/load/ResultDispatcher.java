package io.faasduet.bench.load;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** The thread that counts the requests that have ended and hands them to the listener. */
final class ResultDispatcher {
  /** It looks so often, rather than be woken for each: a wake-up takes longer than a request. */
  private static final long PAUSE_NANOS = 1_000_000;

  private final InFlightRequests inFlight;
  private final LoadListener listener;
  private final LoadStatistics statistics = new LoadStatistics();
  private final AtomicReference<Optional<RuntimeException>> failure =
      new AtomicReference<>(Optional.empty());
  private final Thread thread = new Thread(this::handOver, "duet-load-results");
  private volatile boolean allHaveEnded;

  ResultDispatcher(InFlightRequests inFlight, LoadListener listener) {
    this.inFlight = inFlight;
    this.listener = listener;
    thread.setDaemon(true);
    thread.start();
  }

  private void handOver() {
    boolean last;
    do {
      last = allHaveEnded;
      inFlight.handOn(this::take);
      if (!last) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } while (!last);
  }

  private void take(CompletedRequest completed) {
    statistics.add(completed);
    if (failure.get().filter(e -> !(e instanceof CancellationException)).isPresent()) {
      return;
    }
    try {
      listener.completed(completed);
    } catch (RuntimeException e) {
      failure.set(Optional.of(e));
    }
  }

  /** Whether the listener has thrown, so that there is no sense in going on. */
  boolean hasFailed() {
    return failure.get().isPresent();
  }

  /**
   * Waits until all have been handed on; call it when all have ended.
   *
   * @throws RuntimeException what the listener threw
   */
  LoadStatistics finish() {
    allHaveEnded = true;
    LockSupport.unpark(thread);
    boolean interrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    failure
        .get()
        .ifPresent(
            e -> {
              throw e;
            });
    return statistics;
  }
}
