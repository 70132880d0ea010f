package io.faasduet.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class BackgroundTaskTest {
  @Test
  void closingInterruptsTheWorkAndWaitsForItsEnd() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    BackgroundTask<Void> task =
        BackgroundTask.start(
            "background",
            () -> {
              started.countDown();
              try {
                new CountDownLatch(1).await();
                return null;
              } finally {
                ended.set(true);
              }
            });
    started.await();

    task.close();

    assertThat(ended).isTrue();
  }

  @Test
  void aResultStaysWhenTheTaskIsClosed() {
    BackgroundTask<String> task = BackgroundTask.start("background", () -> "loaded");
    assertThat(task.get()).isEqualTo("loaded");

    task.close();

    assertThat(task.get()).isEqualTo("loaded");
  }

  @Test
  void aFailureIsThrownToWhoAsksForTheResultOnly() {
    try (BackgroundTask<String> task =
        BackgroundTask.start(
            "background",
            () -> {
              throw new IllegalArgumentException("no such image");
            })) {
      assertThatThrownBy(task::get).hasMessage("no such image");
    }
  }
}
