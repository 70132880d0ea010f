package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGTERM, as a caller on a kept connection sees it. */
class DrainTest {
  private static final int CONNECTIONS = 50;
  private static final Map<String, String> PATIENT =
      Map.of("PORT", "0", "DUET_QUEUE", "100", "DUET_REQUEST_TIMEOUT", "3600");

  private enum Last {
    ANNOUNCED,
    CLOSED_WHILE_IDLE
  }

  static IntStream rounds() {
    return IntStream.rangeClosed(1, Integer.getInteger("duet.drain.rounds", 3));
  }

  @ParameterizedTest
  @MethodSource("rounds")
  void answersEveryRequestOnAKeptConnectionAndSaysWhichIsTheLast(int round) throws Exception {
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
    try (ChildProcess child = new ChildProcess(PATIENT)) {
      try (RawConnection head = new RawConnection(child.port())) {
        head.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
        head.readBody(head.readHead());
        head.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{");
        head.send(" ");

        child.terminate();

        assertThat(head.readHead()).startsWith("HTTP/1.1 503 ").contains("connection: close");
      }
      assertThat(child.exitStatus()).isZero();
    }
  }

  @Test
  void sendsALargeAnswerToItsEnd() throws Exception {
    String body = "{\"act\":\"" + "x".repeat(16 << 20) + "\"}";
    try (ChildProcess child = new ChildProcess(PATIENT)) {
      int port = child.port();
      try (RawConnection caller = new RawConnection(port)) {
        caller.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length() + "\r\n\r\n");
        caller.send(body);
        String head = caller.readHead();

        child.terminate();

        awaitRefusal(port);
        assertThat(caller.readBody(head)).hasSizeGreaterThan(16 << 20);
        assertThat(caller.readToEnd()).isEmpty();
      }
      assertThat(child.exitStatus()).isZero();
    }
  }

  /** Waits until the server takes no more connections. */
  private static void awaitRefusal(int port) throws IOException {
    while (true) {
      try (RawConnection next = new RawConnection(port)) {
        next.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n");
        next.readToEnd();
      } catch (ConnectException refused) {
        return;
      } catch (SocketException reset) {
        // one that was still in the queue of the port when it was closed
      }
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
