package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            ServerStarter.ofArtefact(
                TestJars.server(directory, StubServer.class),
                Map.of(),
                Optional.of(ProcessLimits.ofLambda(1769))),
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
  void aRequestAfterTheEndIsRefused() throws Exception {
    InstancePool.Lease working = instances.acquire().get(60, TimeUnit.SECONDS);
    CompletableFuture<InstancePool.Lease> waiting = instances.acquire();
    instances.close();
    assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NoInstanceException.class)
        .hasMessageContaining("the platform is closed");
    assertThatThrownBy(() -> instances.acquire().get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NoInstanceException.class)
        .hasMessageContaining("the platform is closed");
    instances.scaleTo(1);
    assertThat(instances.size()).isZero();
    working.release();
  }

  @Test
  void anInstanceThatDrainsEndsWithItsLastRequest() throws Exception {
    InstancePool.Lease working = instances.acquire().get(60, TimeUnit.SECONDS);
    ProcessHandle process = ProcessHandle.of(instances.processIds().get(0)).orElseThrow();
    instances.scaleTo(0);
    assertThat(instances.ready()).isZero();
    assertThat(instances.outstanding()).isEqualTo(1);
    assertThat(process.isAlive()).isTrue();
    working.release();
    Deadline.of(Duration.ofSeconds(30)).await(() -> !process.isAlive());
    assertThat(instances.outstanding()).isZero();
  }

  @Test
  void anInstanceThatDiesWhileItDrainsIsNotReplaced() throws Exception {
    InstancePool.Lease working = instances.acquire().get(60, TimeUnit.SECONDS);
    ProcessHandle process = ProcessHandle.of(instances.processIds().get(0)).orElseThrow();
    instances.scaleTo(0);
    process.destroyForcibly();
    Deadline.of(Duration.ofSeconds(30)).await(() -> !process.isAlive());
    working.release();
    working.release();
    assertThat(instances.outstanding()).isZero();
    assertThat(instances.size()).isZero();
    assertThat(instances.started()).isEqualTo(1);
  }

  @Test
  void anInstanceThatTakesNoConnectionIsReplaced() throws Exception {
    InstancePool.Lease first = instances.acquire().get(60, TimeUnit.SECONDS);
    ProcessHandle process = ProcessHandle.of(instances.processIds().get(0)).orElseThrow();
    first.refused();
    InstancePool.Lease second = instances.acquire().get(60, TimeUnit.SECONDS);
    assertThat(second.port()).isNotEqualTo(first.port());
    Deadline.of(Duration.ofSeconds(30)).await(() -> !process.isAlive());
    assertThat(instances.started()).isEqualTo(2);
  }

  @Test
  void anInstanceThatDiesIsReplaced() throws Exception {
    InstancePool.Lease first = instances.acquire().get(60, TimeUnit.SECONDS);
    first.release();
    ProcessHandle process = ProcessHandle.of(instances.processIds().get(0)).orElseThrow();
    process.destroyForcibly();
    Deadline.of(Duration.ofSeconds(60)).await(() -> instances.started() == 2);
    assertThat(instances.acquire().get(60, TimeUnit.SECONDS).port()).isNotEqualTo(first.port());
  }

  @Test
  void aRequestThatWaitsForAnInstanceThatDoesNotStartFails() throws Exception {
    try (InstancePool broken =
        new InstancePool(
            ServerStarter.ofArtefact(
                TestJars.server(directory, StubServer.class),
                Map.of("PLAY", "die"),
                Optional.of(ProcessLimits.ofLambda(1769))),
            1,
            1,
            () -> {},
            change -> {})) {
      CompletableFuture<InstancePool.Lease> waiting = broken.acquire();
      broken.scaleTo(1);
      assertThatThrownBy(() -> waiting.get(60, TimeUnit.SECONDS))
          .hasCauseInstanceOf(NoInstanceException.class)
          .hasMessageContaining("no instance starts: ");
    }
  }

  @Test
  void closingBreaksOffAStartThatDoesNotEnd() throws Exception {
    Path apart = directory.resolve("apart");
    InstancePool hanging =
        new InstancePool(
            ServerStarter.ofArtefact(
                TestJars.server(apart, StubServer.class),
                Map.of("PLAY", "hang"),
                Optional.of(ProcessLimits.ofLambda(1769))),
            1,
            1,
            () -> {},
            change -> {});
    hanging.scaleTo(1);
    Deadline.of(Duration.ofSeconds(30)).await(() -> !processesOf(apart).isEmpty());

    hanging.close();

    assertThat(processesOf(apart)).isEmpty();
    assertThat(hanging.size()).isZero();
  }

  private static List<String> processesOf(Path server) {
    return ProcessHandle.current()
        .descendants()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(server.toString()))
        .toList();
  }

  @Test
  void aRequestThatIsCancelledWhileItWaitsLeavesItsPlaceToTheNext() throws Exception {
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

  @Test
  void instancesWithoutALimitHaveRequestsInTurn() throws Exception {
    try (InstancePool fleet = pool(0)) {
      assertThat(portsOfRequestsOneByOne(fleet, 6))
          .hasSize(6)
          .satisfies(ports -> assertThat(Set.copyOf(ports.subList(0, 3))).hasSize(3))
          .satisfies(ports -> assertThat(ports.subList(3, 6)).isEqualTo(ports.subList(0, 3)));
    }
  }

  @Test
  void instancesOfTwoRequestsAreFilledOneAfterTheOther() throws Exception {
    try (InstancePool revision = pool(2)) {
      assertThat(Set.copyOf(portsOfRequestsOneByOne(revision, 6))).hasSize(1);

      int first = revision.acquire().get(60, TimeUnit.SECONDS).port();
      assertThat(revision.acquire().get(60, TimeUnit.SECONDS).port()).isEqualTo(first);
      assertThat(revision.acquire().get(60, TimeUnit.SECONDS).port()).isNotEqualTo(first);
    }
  }

  /** Of three instances, all ready. */
  private InstancePool pool(int concurrency) throws Exception {
    InstancePool pool =
        new InstancePool(
            ServerStarter.ofArtefact(
                TestJars.server(directory.resolve("three"), StubServer.class),
                Map.of(),
                Optional.empty()),
            concurrency,
            10,
            () -> {},
            change -> {});
    pool.scaleTo(3);
    Deadline.of(Duration.ofSeconds(60)).await(() -> pool.ready() == 3);
    return pool;
  }

  private static List<Integer> portsOfRequestsOneByOne(InstancePool pool, int requests)
      throws Exception {
    List<Integer> ports = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      InstancePool.Lease lease = pool.acquire().get(60, TimeUnit.SECONDS);
      ports.add(lease.port());
      lease.release();
    }
    return ports;
  }
}
