package io.faasduet.objectstore;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How often something that failed is tried, and how long to wait between: twice as long every time,
 * up to 5 s, less up to a half drawn at random.
 *
 * @param attempts how often at most, the first one included
 * @param first the wait after the first failure
 */
record Backoff(int attempts, Duration first) {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** Waits after the given number of failures. */
  void pause(int failures) throws InterruptedIOException {
    long nanos = Math.min(first.toNanos() << Math.min(failures - 1, 20), LONGEST.toNanos());
    try {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to try again");
    }
  }
}
