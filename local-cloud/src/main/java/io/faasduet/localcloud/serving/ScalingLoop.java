package io.faasduet.localcloud.serving;

import io.faasduet.localcloud.process.RepeatedStep;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One thread on which a platform decides how many instances it has. */
final class ScalingLoop implements AutoCloseable {
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "duet-scaling");
            thread.setDaemon(true);
            return thread;
          });

  /** Does something again and again, from now on. */
  void every(Duration period, Runnable step) {
    clock.scheduleWithFixedDelay(new RepeatedStep(step), 0, period.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Does something as soon as what is under way is done. */
  void soon(Runnable step) {
    clock.execute(step);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      clock.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
