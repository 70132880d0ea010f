package io.faasduet.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Polls for what must come true before a moment. */
public record Deadline(long nanos) {
  public static Deadline of(Duration limit) {
    return new Deadline(System.nanoTime() + limit.toNanos());
  }

  public void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline of the condition").isLessThan(nanos);
      LockSupport.parkNanos(5_000_000);
    }
  }
}
