package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstancePoolTest {
  @TempDir Path directory;
  private InstancePool instances;

  @BeforeEach
  void startOneInstanceAndQueueARequest() throws Exception {
    instances =
        new InstancePool(
            TestJars.server(directory, StubServer.class),
            Map.of(),
            ProcessLimits.ofLambda(1769),
            1,
            1,
            () -> {},
            change -> {});
    instances.scaleTo(1);
  }

  @AfterEach
  void close() {
    instances.close();
  }

  @Test
  void refusesARequestWhenTheQueueIsFull() throws Exception {
    InstancePool.Lease first = instances.acquire().get(60, TimeUnit.SECONDS);
    CompletableFuture<InstancePool.Lease> second = instances.acquire();
    assertThat(second).isNotDone();

    assertThatThrownBy(() -> instances.acquire().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NoInstanceException.class)
        .hasMessageContaining("1 requests wait already; try again later");

    first.release();
    assertThat(second.get(60, TimeUnit.SECONDS).port()).isEqualTo(first.port());
  }

  @Test
  void whoeverGoesAwayWhileWaitingLeavesTheirPlaceToTheNext() throws Exception {
    InstancePool.Lease first = instances.acquire().get(60, TimeUnit.SECONDS);
    CompletableFuture<InstancePool.Lease> gone = instances.acquire();
    gone.cancel(false);

    CompletableFuture<InstancePool.Lease> next = instances.acquire();

    assertThat(next).as("waits in the place that was left").isNotDone();
    assertThat(instances.outstanding()).isEqualTo(2);
    first.release();
    next.get(60, TimeUnit.SECONDS).release();
    assertThat(instances.outstanding()).isZero();
  }
}
