package io.faasduet.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Work that a signal does not cut off: this JVM ends when it is done, or after a while. */
final class HeldExit {
  /** The report of half a million requests takes ten seconds. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private HeldExit() {}

  /** Does the work, which should notice that this JVM is ending and come to its own end. */
  static int until(IntSupplier work) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> await(done), "held-exit");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.getAsInt();
    } finally {
      done.countDown();
      letGo(hook);
    }
  }

  private static void letGo(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // it is running, and now ends by itself
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
