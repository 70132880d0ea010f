package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** SIGTERM, as a caller on a kept connection sees it. */
class DrainTest {
  private static final int CONNECTIONS = 50;
  private static final Map<String, String> PATIENT =
      Map.of("PORT", "0", "DUET_QUEUE", "100", "DUET_REQUEST_TIMEOUT", "3600");

  private enum Last {
    ANNOUNCED,
    CLOSED_WHILE_IDLE
  }

  @RepeatedTest(3)
  void answersEveryRequestOnAKeptConnectionAndSaysWhichIsTheLast() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(CONNECTIONS);
    try (ChildProcess child = new ChildProcess(PATIENT)) {
      int port = child.port();
      CountDownLatch begun = new CountDownLatch(CONNECTIONS * 3);
      List<Future<Last>> lasts = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        lasts.add(callers.submit(() -> callUntilTheEnd(port, begun)));
      }
      assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();

      child.terminate();

      List<Last> seen = new ArrayList<>();
      for (Future<Last> last : lasts) {
        seen.add(last.get(60, TimeUnit.SECONDS));
      }
      assertThat(seen).containsOnly(Last.ANNOUNCED);
      assertThat(child.exitStatus()).isZero();
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  void doesNotWaitForBodiesThatAreNotWhole() throws Exception {
    try (ChildProcess child = new ChildProcess(PATIENT);
        RawConnection head = new RawConnection(child.port())) {
      head.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
      head.readBody(head.readHead());
      head.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
      head.send(" ");

      child.terminate();

      assertThat(head.readHead()).startsWith("HTTP/1.1 503 ").contains("connection: close");
      assertThat(child.exitStatus()).isZero();
    }
  }

  /** Fails if a request is not answered, wherever the connection ended. */
  private static Last callUntilTheEnd(int port, CountDownLatch answered) throws IOException {
    try (RawConnection kept = new RawConnection(port)) {
      while (true) {
        if (kept.closedByServer()) {
          return Last.CLOSED_WHILE_IDLE;
        }
        kept.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}");
        String head = kept.readHead();
        kept.readBody(head);
        answered.countDown();
        if (head.contains("connection: close")) {
          return Last.ANNOUNCED;
        }
      }
    }
  }
}
