package io.faasduet.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OverloadTest {
  private static final String WAIT = "{\"act\":\"wait\"}";

  @Test
  void refusesAtOnceWhatNeitherAWorkerNorTheQueueCanTake() throws Exception {
    try (ServedProbe served = served("1", "1", "60");
        GrpcCaller grpc = served.grpc()) {
      CompletableFuture<HttpResponse<String>> running = served.postLater(WAIT);
      assertThat(served.probe.waiting.tryAcquire(30, SECONDS)).isTrue();
      CompletableFuture<HttpResponse<String>> queued = served.postLater("{}");
      awaitMetric(served, "duet_requests_queued", 1);

      HttpResponse<String> refused = served.post("{}");
      assertThat(refused.statusCode()).isEqualTo(503);
      assertThat(refused.headers().firstValue("retry-after")).hasValue("1");
      assertThat(refused.body()).contains("\"error_type\":\"Overloaded\"");
      GrpcCaller.Answer refusedToo = grpc.invoke("{}");
      assertThat(refusedToo.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
      assertThat(refusedToo.trailer("x-duet-instance")).isNotEmpty();
      assertThat(served.metric("duet_requests_in_flight")).isEqualTo(1);
      assertThat(served.get("/health/ready").statusCode()).isEqualTo(200);

      served.probe.gate.countDown();
      assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(200);
      assertThat(queued.get(30, SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void hasAPlaceForTheNextRequestAsSoonAsTheLastIsAnswered() {
    try (ServedProbe served = served("1", "0", "60")) {
      for (int i = 0; i < 200; i++) {
        assertThat(served.post("{}").statusCode()).isEqualTo(200);
      }
    }
  }

  @Test
  void answersAndInterruptsARequestThatTakesTooLong() throws Exception {
    try (ServedProbe served = served("1", "0", "0.2")) {
      HttpResponse<String> late = served.post(WAIT);

      assertThat(late.statusCode()).isEqualTo(504);
      assertThat(late.body()).contains("no answer within 200 ms", "DeadlineExceeded");
      assertThat(served.probe.interrupted.tryAcquire(30, SECONDS)).isTrue();
      await().until(() -> served.post("{}").statusCode() == 200);
    }
  }

  @Test
  void countsTheWaitForAWorkerIntoTheTimeout() throws Exception {
    try (ServedProbe served = served("1", "1", "0.2")) {
      CompletableFuture<HttpResponse<String>> running =
          served.postLater("{\"act\":\"ignore interrupts\"}");
      assertThat(served.probe.waiting.tryAcquire(30, SECONDS)).isTrue();

      assertThat(served.post("{}").statusCode()).isEqualTo(504);

      assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(504);
      assertThat(served.probe.invocations.get()).isEqualTo(1);
      assertThat(served.metric("duet_requests_queued")).isZero();
    }
  }

  @Test
  void keepsThePlaceOfWorkThatIgnoresItsInterruption() throws Exception {
    try (ServedProbe served = served("1", "0", "0.2")) {
      assertThat(served.post("{\"act\":\"ignore interrupts\"}").statusCode()).isEqualTo(504);
      assertThat(served.probe.interrupted.tryAcquire(30, SECONDS)).isTrue();

      assertThat(served.post("{}").statusCode()).isEqualTo(503);
      assertThat(served.metric("duet_requests_in_flight")).isEqualTo(1);

      served.probe.gate.countDown();
      await().until(() -> served.post("{}").statusCode() == 200);
    }
  }

  @Test
  void honoursTheDeadlineOfAGrpcCaller() throws Exception {
    try (ServedProbe served = served("1", "0", "60");
        GrpcCaller grpc = served.grpc()) {
      // The first call makes the connection, which may take longer than the deadline.
      assertThat(grpc.invoke("{}", CallOptions.DEFAULT, new Metadata()).code())
          .isEqualTo(Status.Code.OK);
      CallOptions soon = CallOptions.DEFAULT.withDeadlineAfter(300, MILLISECONDS);

      assertThat(grpc.invoke(WAIT, soon, new Metadata()).code())
          .isEqualTo(Status.Code.DEADLINE_EXCEEDED);

      assertThat(served.probe.interrupted.tryAcquire(30, SECONDS)).isTrue();
    }
  }

  @Test
  void dropsWorkThatWaitsWhenItsCallerGoes() throws Exception {
    try (ServedProbe served = served("1", "1", "60")) {
      CompletableFuture<HttpResponse<String>> running = served.postLater(WAIT);
      assertThat(served.probe.waiting.tryAcquire(30, SECONDS)).isTrue();
      try (RawConnection impatient = new RawConnection(served.server.port())) {
        impatient.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        awaitMetric(served, "duet_requests_queued", 1);
      }
      awaitMetric(served, "duet_requests_queued", 0);

      served.probe.gate.countDown();
      assertThat(running.get(30, SECONDS).statusCode()).isEqualTo(200);
      assertThat(served.post("{}").statusCode()).isEqualTo(200);
      assertThat(served.probe.invocations.get()).isEqualTo(2);
      assertThat(
              served.metric(
                  "duet_requests_total{protocol=\"http\",failure=\"Abandoned\",status=\"none\"}"))
          .isEqualTo(1);
    }
  }

  private static void awaitMetric(ServedProbe served, String name, double value) {
    await().until(() -> served.metric(name) == value);
  }

  private static ServedProbe served(String concurrency, String queue, String timeout) {
    return new ServedProbe(
        Map.of(
            "DUET_CONCURRENCY", concurrency, "DUET_QUEUE", queue, "DUET_REQUEST_TIMEOUT", timeout));
  }
}
