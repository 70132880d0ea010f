package io.faasduet.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SlowUploadTest {
  private static final Map<String, String> ONE_PLACE =
      Map.of("DUET_CONCURRENCY", "1", "DUET_QUEUE", "0");
  private static final String UNFINISHED =
      "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{";

  @Test
  void bodiesOnTheirWayTakeNoPlace() throws Exception {
    try (ServedProbe served = new ServedProbe(ONE_PLACE)) {
      List<RawConnection> slow = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        RawConnection connection = new RawConnection(served.server.port());
        connection.send(UNFINISHED);
        slow.add(connection);
      }

      assertThat(served.post("{}").statusCode()).isEqualTo(200);

      slow.get(0).send("}" + " ".repeat(998));
      assertThat(slow.get(0).readHead()).startsWith("HTTP/1.1 200 ");
      for (RawConnection connection : slow) {
        connection.close();
      }
    }
  }

  @Test
  void streamsOfHttp2ThatDoNotEndTakeNoPlace() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (ServedProbe served = new ServedProbe(ONE_PLACE)) {
      HttpClientAgent client =
          vertx.createHttpClient(
              new HttpClientOptions()
                  .setProtocolVersion(HttpVersion.HTTP_2)
                  .setHttp2ClearTextUpgrade(false));
      for (int i = 0; i < 30; i++) {
        client
            .request(HttpMethod.POST, served.server.port(), "127.0.0.1", "/")
            .compose(request -> request.setChunked(true).write("{"))
            .toCompletionStage()
            .toCompletableFuture()
            .get(30, SECONDS);
      }

      assertThat(served.post("{}").statusCode()).isEqualTo(200);
      client.close().toCompletionStage().toCompletableFuture().get(30, SECONDS);
    } finally {
      vertx.close();
    }
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() throws Exception {
    CallerTimeouts usual = ServedProbe.SHORT_AT_THE_END;
    Duration soon = Duration.ofMillis(200);
    CallerTimeouts timeouts =
        new CallerTimeouts(soon, soon, usual.unread(), usual.unreadInNeed(), usual.quiet());
    try (ServedProbe served = new ServedProbe(ONE_PLACE, timeouts);
        RawConnection slow = new RawConnection(served.server.port())) {
      slow.send(UNFINISHED);

      assertThat(slow.readHead()).startsWith("HTTP/1.1 504 ").contains("connection: close");
      assertThat(slow.readToEnd()).contains("more slowly than 1024 bytes a second");
    }
  }

  @Test
  void aBodyIsForgottenWithItsCaller() throws Exception {
    try (ServedProbe served = new ServedProbe(ONE_PLACE)) {
      try (RawConnection slow = new RawConnection(served.server.port())) {
        slow.send(UNFINISHED);
      }
      await()
          .until(
              () ->
                  served.metric(
                          "duet_requests_total{protocol=\"http\",failure=\"Abandoned\","
                              + "status=\"none\"}")
                      == 1);
      assertThat(served.probe.invocations.get()).isZero();
    }
  }
}
