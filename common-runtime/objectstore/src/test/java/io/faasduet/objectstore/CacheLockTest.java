package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CacheLockTest {
  @TempDir Path directory;

  @Test
  void aThreadThatIsInterruptedStopsWaiting() throws Exception {
    Path lock = directory.resolve("locks/one");
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch mayEnd = new CountDownLatch(1);
    FutureTask<String> holder =
        new FutureTask<>(
            () ->
                CacheLock.holding(
                    lock,
                    () -> {
                      held.countDown();
                      await(mayEnd);
                      return "done";
                    }));
    new Thread(holder, "lock-holder").start();
    held.await();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> CacheLock.holding(lock, () -> "never"))
          .isInstanceOf(InterruptedIOException.class)
          .hasMessageContaining("another thread");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    mayEnd.countDown();
    assertThat(holder.get(20, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(CacheLock.holding(lock, () -> "free again")).isEqualTo("free again");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
