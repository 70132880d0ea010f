package io.faasduet.objectstore;

import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How often something that failed is tried, and how long to wait between: twice as long every time,
 * up to 5 s, less up to a half drawn at random.
 *
 * @param attempts how often at most, the first one included
 * @param first the wait after the first failure
 */
record Backoff(int attempts, Duration first) {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  /** The answer to a request, which is repeated while the store is busy. */
  <T> T repeating(Supplier<T> request) {
    for (int failures = 1; ; failures++) {
      try {
        return request.get();
      } catch (UncheckedIOException e) {
        if (failures >= attempts || !S3Failures.isPassing(e)) {
          throw e;
        }
        try {
          pause(failures);
        } catch (InterruptedIOException interrupted) {
          throw new UncheckedIOException(interrupted);
        }
      }
    }
  }

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
