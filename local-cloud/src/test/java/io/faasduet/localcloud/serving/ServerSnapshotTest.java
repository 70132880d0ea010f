package io.faasduet.localcloud.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.faasduet.localcloud.Deadline;
import io.faasduet.localcloud.FunctionArtefact;
import io.faasduet.localcloud.TestJars;
import io.faasduet.localcloud.process.ProcessStartException;
import io.faasduet.localcloud.process.limits.ProcessLimits;
import io.faasduet.localcloud.serving.ServerSnapshot.Priming;
import io.faasduet.localcloud.snapshot.Criu;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs CRIU and who may use it; says why where it is skipped. */
class ServerSnapshotTest {
  private static final Optional<ProcessLimits> LIMITS = Optional.of(ProcessLimits.ofLambda(1769));
  private static final int MANY = 20;

  @TempDir static Path directory;

  private static FunctionArtefact function;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeAll
  static void packageTheServer() throws Exception {
    if (Criu.ofThisJvm().refusal().isEmpty()) {
      function = TestJars.wholeServer(directory, SnapshotServer.class);
    }
  }

  @BeforeEach
  void needsAnEngine() {
    Optional<String> refusal = Criu.ofThisJvm().refusal();
    assumeThat(refusal).as(refusal.orElse("")).isEmpty();
  }

  @Test
  void whatIsRestoredIsAnInstanceOfItsOwnAndCold() throws Exception {
    long before = System.currentTimeMillis();
    try (ServerSnapshot snapshot = taken(Map.of(), Priming.NONE);
        ServerProcess server = snapshot.restore()) {
      HttpResponse<String> first = call(server, "{}");
      HttpResponse<String> second = call(server, "{}");

      assertThat(first.body()).contains("\"ran\":[\"before\",\"after\"]");
      assertThat(cold(first)).isEqualTo("true");
      assertThat(first.headers().firstValue("server-timing").orElse(""))
          .contains("restore;")
          .doesNotContain("init;");
      assertThat(cold(second)).isEqualTo("false");
      assertThat(number(second, "wall_millis")).isBetween(before, System.currentTimeMillis());
      assertThat(server.residentBytes()).as("of the JVM").isGreaterThan(16 << 20);
      assertThat(server.startTimes().readyNanos())
          .isGreaterThanOrEqualTo(server.startTimes().initEndNanos());
    }
  }

  @Test
  void aWarmSnapshotHasServedAndIsColdAllTheSame() throws Exception {
    Priming two =
        new Priming(
            "after 2 requests",
            address -> {
              get(address);
              get(address);
            });
    try (ServerSnapshot snapshot = taken(Map.of(), two);
        ServerProcess server = snapshot.restore()) {
      HttpResponse<String> first = call(server, "{}");

      assertThat(first.body()).contains("\"ran\":[\"request\",\"request\",\"before\",\"after\"]");
      assertThat(cold(first)).isEqualTo("true");
      assertThat(snapshot.startup().variant())
          .startsWith("process snapshot after 2 requests, CRIU");
      assertThat(snapshot.startup().bytes()).isGreaterThan(1 << 20);
      assertThat(snapshot.startup().made()).isPresent();
    }
  }

  @Test
  void twentyRestoredAtOnceAreAllDifferent() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(MANY);
    List<ServerProcess> servers = new ArrayList<>();
    try (ServerSnapshot snapshot = taken(Map.of(), new Priming("", this::get))) {
      List<Future<ServerProcess>> restored =
          threads.invokeAll(
              List.<Callable<ServerProcess>>copyOf(Collections.nCopies(MANY, snapshot::restore)));
      for (Future<ServerProcess> server : restored) {
        servers.add(server.get());
      }
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (ServerProcess server : servers) {
        answers.add(call(server, "{\"write\":\"mine-" + server.port() + "\"}"));
      }

      assertThat(servers).extracting(ServerProcess::port).doesNotHaveDuplicates();
      assertThat(servers).extracting(ServerProcess::pid).doesNotHaveDuplicates();
      assertThat(answers)
          .extracting(each -> header(each, "x-duet-instance"))
          .doesNotHaveDuplicates();
      assertThat(answers).extracting(each -> header(each, "x-request-id")).doesNotHaveDuplicates();
      assertThat(answers).extracting(each -> text(each, "random")).doesNotHaveDuplicates();
      assertThat(answers).extracting(ServerSnapshotTest::cold).containsOnly("true");
      for (int i = 0; i < MANY; i++) {
        assertThat(answers.get(i).body())
            .as("no other instance's files")
            .containsOnlyOnce("mine-")
            .contains("mine-" + servers.get(i).port());
      }
    } finally {
      servers.forEach(ServerProcess::close);
      threads.shutdownNow();
    }
  }

  @Test
  void endsWhenItIsAskedTo() throws Exception {
    try (ServerSnapshot snapshot = taken(Map.of(), Priming.NONE)) {
      ServerProcess server = snapshot.restore();
      long pid = server.pid();
      assertThat(server.close(Duration.ofSeconds(20))).as("ended by SIGTERM").isTrue();
      assertThat(ProcessHandle.of(pid)).isEmpty();
    }
  }

  @Test
  void isGoneWithTheProcessThatStartedIt() throws Exception {
    try (ServerSnapshot snapshot = taken(Map.of(), Priming.NONE);
        ServerProcess server = snapshot.restore()) {
      ProcessHandle jvm = ProcessHandle.of(server.pid()).orElseThrow();
      ProcessHandle starter = jvm.parent().flatMap(ProcessHandle::parent).orElseThrow();

      starter.destroyForcibly();

      Deadline.of(Duration.ofSeconds(20)).await(() -> !jvm.isAlive());
    }
  }

  @Test
  void saysWhyAHookFailed() throws Exception {
    try (ServerSnapshot snapshot = taken(Map.of("FAIL_AFTER_RESTORE", "yes"), Priming.NONE)) {
      assertThatThrownBy(snapshot::restore)
          .isInstanceOf(ProcessStartException.class)
          .hasMessageContainingAll("before it was ready", "no connection after all");
    }
  }

  @Test
  void leavesNothingWhenThereIsNoSnapshot() throws Exception {
    Priming faulty =
        new Priming(
            "never",
            address -> {
              throw new IllegalStateException("no request can be sent");
            });
    assertThatThrownBy(() -> taken(Map.of(), faulty)).hasMessage("no request can be sent");
    assertThat(
            ProcessHandle.current()
                .descendants()
                .flatMap(child -> child.info().commandLine().stream()))
        .noneMatch(line -> line.contains(SnapshotServer.class.getName()));
  }

  private static ServerSnapshot taken(Map<String, String> settings, Priming priming) {
    return ServerSnapshot.take(Criu.ofThisJvm(), function, settings, LIMITS, priming);
  }

  private void get(URI address) {
    try {
      call(address, "{}");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private HttpResponse<String> call(ServerProcess server, String json) throws Exception {
    return call(URI.create("http://127.0.0.1:" + server.port()), json);
  }

  private HttpResponse<String> call(URI address, String json) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve("/"))
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  private static String cold(HttpResponse<String> answer) {
    return header(answer, "x-duet-cold");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElseThrow();
  }

  private static String text(HttpResponse<String> answer, String field) {
    return answer.body().replaceFirst(".*\"" + field + "\":\"([^\"]*)\".*", "$1");
  }

  private static long number(HttpResponse<String> answer, String field) {
    return Long.parseLong(answer.body().replaceFirst(".*\"" + field + "\":(\\d+).*", "$1"));
  }
}
