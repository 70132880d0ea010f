package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScalingLoopTest {
  @Test
  void aStepThatFailsIsFollowedByOthers() throws InterruptedException {
    CountDownLatch steps = new CountDownLatch(3);
    try (ScalingLoop loop = new ScalingLoop()) {
      loop.every(
          Duration.ofMillis(1),
          () -> {
            steps.countDown();
            throw new IllegalStateException("a fault of the autoscaler's");
          });

      assertThat(steps.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }
}
