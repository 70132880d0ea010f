package io.faasduet.bench.experiment;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * The shutdown of this JVM. The processes that it started are ended with it, so that requests which
 * then fail say nothing about them.
 */
final class JvmShutdown {
  /** The reason of a run that was interrupted. */
  static final String INTERRUPTED = "interrupted";

  /**
   * How much later than the processes this JVM may learn of a Ctrl-C, which reaches all at once.
   */
  private static final Duration NEWS = Duration.ofMillis(100);

  private static final Thread PROBE = new Thread(() -> {});

  private JvmShutdown() {}

  /** Whether a signal or {@link System#exit} has begun it. */
  static boolean hasBegun() {
    return !canChange(() -> Runtime.getRuntime().removeShutdownHook(PROBE));
  }

  /** As {@link #hasBegun}, or in a moment. */
  static boolean isNear() {
    long deadline = System.nanoTime() + NEWS.toNanos();
    while (!hasBegun()) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }

  /**
   * Does work that ends early when its thread is interrupted, as the end of this JVM then does.
   * That leaves the thread as it was, so that it can write down what was measured.
   *
   * @throws CancellationException if the end has begun, however the work ended
   */
  static void interrupts(Runnable work) {
    Thread worker = Thread.currentThread();
    CountDownLatch interrupted = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              worker.interrupt();
              interrupted.countDown();
            },
            "interrupt-at-end");
    RuntimeException failure = null;
    if (canChange(() -> Runtime.getRuntime().addShutdownHook(hook))) {
      try {
        work.run();
      } catch (RuntimeException e) {
        failure = e;
      }
      if (canChange(() -> Runtime.getRuntime().removeShutdownHook(hook))) {
        if (failure != null) {
          throw failure;
        }
        return;
      }
      clearInterrupt(interrupted);
    }
    throw new CancellationException(INTERRUPTED);
  }

  /**
   * Ends a run that is not to go on.
   *
   * @throws CancellationException if the thread is interrupted, or this JVM is ending
   */
  static void requireGoingOn() {
    if (Thread.currentThread().isInterrupted() || isNear()) {
      throw new CancellationException(INTERRUPTED);
    }
  }

  private static void clearInterrupt(CountDownLatch interrupted) {
    while (interrupted.getCount() > 0) {
      try {
        interrupted.await();
      } catch (InterruptedException e) {
        continue; // this is the one
      }
    }
    Thread.interrupted();
  }

  /** Whether hooks can still be added and removed. */
  private static boolean canChange(Runnable change) {
    try {
      change.run();
      return true;
    } catch (IllegalStateException e) { // says that the hooks are running
      return false;
    }
  }
}
