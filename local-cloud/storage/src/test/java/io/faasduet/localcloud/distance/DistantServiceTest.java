package io.faasduet.localcloud.distance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistantServiceTest {
  private static final Duration READ = Duration.ofMillis(150);
  private static final Duration WRITE = Duration.ofMillis(80);

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicLong arrived = new AtomicLong();
  private HttpServer queues;
  private DistantService way;

  @BeforeEach
  void start() throws IOException {
    queues = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    queues.createContext(
        "/",
        exchange -> {
          arrived.set(System.nanoTime());
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange
              .getResponseHeaders()
              .set("X-Of-The-Service", exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(body.length == 0 ? 400 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    queues.start();
    way =
        new DistantService(
            new DistanceProfile(
                "far",
                Map.of("sqs", new ServiceDistance(latency(READ), latency(WRITE))),
                Optional.of(new Bandwidth(8, "a test"))),
            "sqs");
    way.leadTo(URI.create("http://127.0.0.1:" + queues.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    way.close();
    queues.stop(0);
  }

  @Test
  void aMessageArrivesAfterTheLatencyOfAWrite() throws Exception {
    long start = System.nanoTime();
    HttpResponse<String> answer = send("SendMessage", "a message");
    assertThat(Duration.ofNanos(arrived.get() - start)).isGreaterThanOrEqualTo(WRITE);
    assertThat(answer.body()).isEqualTo("a message");
    assertThat(answer.headers().firstValue("X-Of-The-Service")).contains("/queue?a=%20b");
  }

  @Test
  void whatIsReadIsOnItsWayAsLongAsARead() throws Exception {
    send("SendMessage", "warm-up");
    HttpResponse<String> answer = send("ReceiveMessage", "{}");
    long answered = System.nanoTime();
    assertThat(Duration.ofNanos(answered - arrived.get())).isGreaterThanOrEqualTo(READ);
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void anAnswerWithoutABodyIsPassedOnWithItsStatus() throws Exception {
    assertThat(send("SendMessage", "").statusCode()).isEqualTo(400);
  }

  @Test
  void theBandwidthHoldsHereToo() throws Exception {
    long start = System.nanoTime();
    send("SendMessage", "x".repeat(100_000));
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as("there and back")
        .isGreaterThanOrEqualTo(WRITE.plusMillis(190));
  }

  @Test
  void aPageOfAnotherSiteGetsNoFurther() throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + way.port() + "/"))
                .header("Origin", "http://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("pages of other sites");
    assertThat(arrived).hasValue(0);
  }

  @ParameterizedTest
  @CsvSource({"/, evil.example", "http://evil.example/, localhost"})
  void anotherHostGetsNoFurther(String target, String host) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), way.port())) {
      socket
          .getOutputStream()
          .write(
              "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(target, host)
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 403 ")
          .contains("evil.example");
    }
    assertThat(arrived).hasValue(0);
  }

  private HttpResponse<String> send(String operation, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + way.port() + "/queue?a=%20b"))
            .header("X-Amz-Target", "AmazonSQS." + operation)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static Optional<DrawnLatency> latency(Duration of) {
    return Optional.of(new DrawnLatency(Map.of(0.5, of.toNanos() / 1e6), "a test"));
  }
}
