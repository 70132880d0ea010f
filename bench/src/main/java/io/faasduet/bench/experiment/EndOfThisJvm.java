package io.faasduet.bench.experiment;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether this JVM is on its way out. Then the processes it started are ended too, and a request
 * that fails because of that says nothing about them.
 */
final class EndOfThisJvm {
  /**
   * How much later than the processes this JVM may learn of a Ctrl-C, which reaches all at once.
   */
  private static final Duration NEWS = Duration.ofMillis(100);

  private static final Thread PROBE = new Thread(() -> {});

  private EndOfThisJvm() {}

  /** Whether a signal or {@link System#exit} has begun it. */
  static boolean hasBegun() {
    try {
      Runtime.getRuntime().removeShutdownHook(PROBE);
      return false;
    } catch (IllegalStateException e) { // says that the hooks are running
      return true;
    }
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
}
