package io.faasduet.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.bench.client.InstanceReport;
import io.faasduet.bench.client.InvocationResult;
import io.faasduet.bench.client.LambdaProtocol;
import io.faasduet.bench.results.Billed;
import io.faasduet.bench.results.Phase;
import io.faasduet.localcloud.startup.StartTimes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LambdaTargetTest {
  private static final byte[] REQUEST = "{\"n\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String LOG =
      """
      START RequestId: 1 Version: $LATEST
      {"duet":{"init":{"instance":"abc","entered_nanos":1,"start_nanos":2,"end_nanos":3}}}
      {"duet":{"request_id":"1","cold":true,"instance":"abc","timings_ms":{"init":9.5,"total":1.25}}}
      END RequestId: 1
      REPORT RequestId: 1\tDuration: 2.00 ms\tBilled Duration: 2 ms\tMemory Size: 512 MB\tMax Memory Used: 90 MB\tInit Duration: 250.07 ms
      """;

  private HttpServer service;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.setExecutor(Executors.newSingleThreadExecutor());
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    ((java.util.concurrent.ExecutorService) service.getExecutor()).shutdownNow();
  }

  @Test
  void readsTheAnswerAndTheEndOfTheLog() {
    answers(200, Optional.empty(), "{\"latency\":0.1}", LOG);
    try (Target target = target(Optional::empty, Duration.ofSeconds(20))) {
      SerialInvoker invoker = new SerialInvoker(target);
      InvocationResult.Success answer = (InvocationResult.Success) invoker.invoke(REQUEST);
      assertThat(new String(answer.json(), StandardCharsets.UTF_8)).isEqualTo("{\"latency\":0.1}");
      assertThat(answer.instance())
          .hasValue(new InstanceReport(true, "abc", Map.of(Phase.INIT, 9.5, Phase.TOTAL, 1.25)));
      assertThat(answer.residentBytes()).hasValue(90L << 20);
      assertThat(invoker.lastColdStart()).isEmpty();
    }
  }

  @Test
  void countsFromTheSpawnWhereTheServiceStartedAProcess() {
    answers(200, Optional.empty(), "{}", LOG);
    long now = System.nanoTime();
    long second = 1_000_000_000;
    StartTimes steps =
        new StartTimes(now - 5 * second, now - 4 * second, now - 3 * second, now - second, now);
    java.util.concurrent.atomic.AtomicBoolean started =
        new java.util.concurrent.atomic.AtomicBoolean();
    try (Target target =
        target(
            () -> started.getAndSet(true) ? Optional.of(steps) : Optional.empty(),
            Duration.ofSeconds(20))) {
      SerialInvoker invoker = new SerialInvoker(target);
      InvocationResult.Success cold = (InvocationResult.Success) invoker.invoke(REQUEST);
      assertThat(cold.latencyNanos()).isGreaterThan(5 * second);
      assertThat(invoker.lastColdStart().orElseThrow().functionInitMillis()).isEqualTo(2000);
      InvocationResult.Success warm = (InvocationResult.Success) invoker.invoke(REQUEST);
      assertThat(warm.latencyNanos()).isLessThan(5 * second);
      assertThat(invoker.lastColdStart()).isEmpty();
    }
  }

  @Test
  void tellsWhatTheReportLineSaysThatIsChargedFor() {
    answers(200, Optional.empty(), "{}", LOG);
    try (Target target = target(Optional::empty, Duration.ofSeconds(20))) {
      InvocationResult.Success success =
          (InvocationResult.Success) new SerialInvoker(target).invoke(REQUEST);
      assertThat(success.billed()).contains(new Billed(2, OptionalDouble.of(250.07)));
    }
  }

  @Test
  void whatTheFunctionThrowsIsAFailureOfItsType() {
    answers(
        200,
        Optional.of("Unhandled"),
        "{\"errorMessage\":\"no\",\"errorType\":\"InvalidRequest\",\"stackTrace\":[]}",
        LOG);
    assertThat(kind()).isEqualTo("lambda-InvalidRequest");
  }

  @Test
  void aStatusIsAFailureAndIsNotTriedAgain() {
    int[] calls = {0};
    service.createContext(
        "/",
        exchange -> {
          calls[0]++;
          exchange.sendResponseHeaders(429, -1);
          exchange.close();
        });
    assertThat(kind()).isEqualTo("http-429");
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void anAnswerWithoutDuetsLogLineIsBad() {
    answers(200, Optional.empty(), "{}", "START\nhello\nEND\n");
    assertThat(kind()).isEqualTo("bad-answer");
  }

  @Test
  void aServiceThatIsNotThereIsRefused() {
    service.stop(0);
    assertThat(kind()).isEqualTo("refused");
  }

  @Test
  void aServiceThatDoesNotAnswerIsATimeout() {
    CountDownLatch asked = new CountDownLatch(1);
    service.createContext(
        "/",
        exchange -> {
          try {
            asked.await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    try (Target target = target(Optional::empty, Duration.ofMillis(300))) {
      assertThat(((InvocationResult.Failure) new SerialInvoker(target).invoke(REQUEST)).kind())
          .isEqualTo("timeout");
    } finally {
      asked.countDown();
    }
  }

  private String kind() {
    try (Target target = target(Optional::empty, Duration.ofSeconds(20))) {
      return ((InvocationResult.Failure) new SerialInvoker(target).invoke(REQUEST)).kind();
    }
  }

  private Target target(
      java.util.function.Supplier<Optional<StartTimes>> lastStart, Duration timeout) {
    URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    return new LambdaTarget(
        Described.LAMBDA,
        endpoint,
        LambdaProtocol.local("chameleon", timeout),
        new EnvironmentRecycler() {
          @Override
          public void recycle() {}

          @Override
          public Optional<StartTimes> lastStart() {
            return lastStart.get();
          }

          @Override
          public void close() {}
        });
  }

  private void answers(int status, Optional<String> functionError, String body, String log) {
    service.createContext(
        "/2015-03-31/functions/chameleon/invocations",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          functionError.ifPresent(
              error -> exchange.getResponseHeaders().add("X-Amz-Function-Error", error));
          exchange
              .getResponseHeaders()
              .add(
                  "X-Amz-Log-Result",
                  Base64.getEncoder().encodeToString(log.getBytes(StandardCharsets.UTF_8)));
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
