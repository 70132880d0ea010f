package io.faasduet.cli.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** A delay of this JVM's shutdown until the work at hand is done, or a limit has passed. */
public final class ShutdownDelay {
  /** The report of half a million requests takes ten seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private ShutdownDelay() {}

  /** Does the work, which should notice that this JVM is ending and come to its own end. */
  public static int until(IntSupplier work) {
    return until(work, LIMIT);
  }

  /** The same, with a limit of the work's own. */
  public static int until(IntSupplier work, Duration limit) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> await(done, limit), "shutdown-delay");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      done.countDown();
      removeHook(hook);
    }
  }

  /** Whether this JVM has been told to end, so that no more work should begin. */
  public static boolean isEnding() {
    Thread probe = new Thread(() -> {}, "shutdown-probe");
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is running, and now ends by itself
    }
  }

  private static void await(CountDownLatch done, Duration limit) {
    try {
      done.await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
