package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnreadAnswerTest {
  /** More than the kernel's buffers take. */
  private static final int LARGE = 20_000_000;

  private static final String BODY = "{\"size\":" + LARGE + "}";
  private static final String LARGE_REQUEST =
      "POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: "
          + BODY.length()
          + "\r\n\r\n"
          + BODY;

  @Test
  void aLargeAnswerArrivesWhole() throws Exception {
    try (ServedProbe served = new ServedProbe();
        RawConnection reader = new RawConnection(served.server.port())) {
      reader.send(LARGE_REQUEST);

      assertThat(reader.readHead()).containsPattern("content-length: \\d{8}\r\n");
      assertThat(reader.readToEnd()).hasSizeGreaterThan(LARGE).endsWith("x\"}");
    }
  }

  @Test
  void keepsItsPlaceUntilItHasLeftOrNobodyReadsIt() throws Exception {
    try (ServedProbe served = new ServedProbe(Map.of("DUET_CONCURRENCY", "1", "DUET_QUEUE", "0"));
        RawConnection unread = new RawConnection(served.server.port())) {
      unread.send(LARGE_REQUEST);
      await().until(() -> served.probe.invocations.get() == 1);
      await().until(() -> served.metric("duet_requests_in_flight") == 0);

      assertThat(served.post("{}").statusCode()).isEqualTo(503);

      await().until(() -> served.post("{}").statusCode() == 200);
      assertThat(unread.readToEnd().length()).isLessThan(LARGE);
    }
  }

  @Test
  void callersThatReadNothingDoNotKeepOthersOut() throws Exception {
    CallerTimeouts usual = ServedProbe.SHORT_AT_THE_END;
    CallerTimeouts timeouts =
        new CallerTimeouts(
            usual.upload(), usual.refused(), usual.unread(), Duration.ofMillis(50), usual.quiet());
    try (ServedProbe served =
        new ServedProbe(Map.of("DUET_CONCURRENCY", "2", "DUET_QUEUE", "4"), timeouts)) {
      List<RawConnection> unread = new ArrayList<>();
      for (int i = 0; i < 12; i++) {
        RawConnection connection = new RawConnection(served.server.port());
        connection.send(LARGE_REQUEST);
        unread.add(connection);
      }

      await().until(() -> served.post("{}").statusCode() == 200);
      for (RawConnection connection : unread) {
        connection.close();
      }
    }
  }

  /** 300 answers of 5 MB, of which no byte may be sent, and a heap of 128 MB. */
  @Test
  void streamsWithoutAWindowTakeNoMoreMemoryThanUnreadAnswersMay() throws Exception {
    byte[] noWindow = {0, 4, 0, 0, 0, 0};
    byte[] head =
        Http2Connection.literals(
            List.of(":method", "POST", ":scheme", "http", ":path", "/", ":authority", "a"));
    byte[] body = "{\"size\":5000000}".getBytes(StandardCharsets.US_ASCII);
    try (ChildProcess child =
        new ChildProcess(
            Map.of("PORT", "0", "JAVA_TOOL_OPTIONS", "-Xmx128m -XX:+ExitOnOutOfMemoryError"))) {
      int port = child.port();
      try (Http2Connection unread = new Http2Connection(port)) {
        unread.begin(noWindow);
        for (int stream = 1; stream < 600; stream += 2) {
          unread.send(Http2Connection.HEADERS, Http2Connection.END_HEADERS, stream, head);
          unread.send(Http2Connection.DATA, Http2Connection.END_STREAM, stream, body);
        }
        awaitAnswer(port);
        child.terminate();

        assertThat(unread.readToEnd())
            .filteredOn(frame -> frame.type() == Http2Connection.HEADERS)
            .noneMatch(frame -> frame.status() == 14);
      }
      int status = child.exitStatus();
      assertThat(status).as(String.join("\n", child.complaints())).isZero();
    }
  }

  private static void awaitAnswer(int port) {
    await()
        .atMost(Duration.ofMinutes(1)) // a busy machine makes 300 large answers before
        .until(
            () -> {
              try (RawConnection caller = new RawConnection(port)) {
                caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
                return caller.readHead().startsWith("HTTP/1.1 200 ");
              }
            });
  }

  @Test
  void anAnswerThatAGrpcClientDoesNotTakeFailsThatCallAlone() {
    try (ServedProbe served = new ServedProbe();
        GrpcCaller grpc = new GrpcCaller(served.server.port(), 4 << 20)) {
      assertThat(grpc.invoke(BODY).code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);

      assertThat(grpc.invoke("{}").code()).isEqualTo(Status.Code.OK);
    }
  }

  /** Each answer is small, and none is read. */
  @Test
  void aCallerThatSendsWithoutReadingIsNotAnsweredBeyondItsBuffers() throws Exception {
    try (ServedProbe served = new ServedProbe();
        RawConnection unread = new RawConnection(served.server.port())) {
      unread.send("GET /metrics HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100));
      await().until(() -> served.post("{}").statusCode() == 200);

      for (int i = 0; i < 100; i++) {
        assertThat(unread.readHead()).contains("HTTP/1.1 200 ");
      }
    }
  }
}
