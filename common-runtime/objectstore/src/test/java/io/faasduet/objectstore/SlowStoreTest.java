package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.faasduet.api.Settings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store that sends a byte now and then, and one whose clock is another. */
class SlowStoreTest {
  private static final byte[] CONTENT = "the content".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path directory;

  private final CountDownLatch dripping = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicBoolean slow = new AtomicBoolean(true);
  private HttpServer server;
  private ObjectStore store;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/bucket/drip", this::drip);
    server.start();
    store = storeAt(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    over.countDown();
    store.close();
    server.stop(0);
  }

  /** Takes the twenty seconds of {@link LeastRateStream}. */
  @Test
  void aDrippingStoreIsGivenUpAndWhoWaitedForItGoesOn() throws Exception {
    ObjectFetcher fetcher =
        new ObjectFetcher(
            store,
            new ObjectCache(directory),
            new FetchOptions(1 << 20, 1, new Backoff(1, Duration.ofMillis(1))));
    URI object = URI.create("s3://bucket/drip");
    CompletableFuture<Path> first = CompletableFuture.supplyAsync(() -> fetcher.fetch(object));
    assertThat(dripping.await(60, TimeUnit.SECONDS)).isTrue();
    slow.set(false);
    CompletableFuture<Path> waits = CompletableFuture.supplyAsync(() -> fetcher.fetch(object));

    assertThatThrownBy(() -> first.get(60, TimeUnit.SECONDS))
        .hasCauseInstanceOf(UncheckedIOException.class)
        .hasStackTraceContaining("which is too slow");
    assertThat(waits.get(60, TimeUnit.SECONDS)).hasBinaryContent(CONTENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "GET"})
  void aRequestThatIsTooOldForTheStoreNamesTheClock(String method) throws Exception {
    URI object = URI.create("s3://bucket/skew");
    try (ServerSocket other = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        ObjectStore ahead = storeAt(other.getLocalPort())) {
      CompletableFuture.runAsync(() -> refuseForItsTime(other, method));
      assertThatThrownBy(
              () -> {
                if (method.equals("HEAD")) {
                  ahead.info(object);
                } else {
                  ahead.read(object, 9);
                }
              })
          .isInstanceOfSatisfying(
              FunctionException.class, e -> assertThat(e.failure()).isEqualTo(ErrorKind.DENIED))
          .hasMessageContaining("this machine's clock is wrong");
    }
  }

  private static ObjectStore storeAt(int port) {
    return ObjectStores.open(
        Settings.of(
            Map.of(
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + port,
                "AWS_ACCESS_KEY_ID",
                "id",
                "AWS_SECRET_ACCESS_KEY",
                "secret")));
  }

  private void drip(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().add("ETag", "\"v0\"");
    exchange.getResponseHeaders().add("Last-Modified", "Thu, 01 Jan 2026 00:00:00 GMT");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(CONTENT.length));
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
      return;
    }
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes 0-%d/%d".formatted(CONTENT.length - 1, CONTENT.length));
    exchange.sendResponseHeaders(206, CONTENT.length);
    boolean drips = slow.get();
    dripping.countDown();
    try (exchange;
        OutputStream out = exchange.getResponseBody()) {
      for (byte b : CONTENT) {
        out.write(b);
        out.flush();
        if (drips && over.await(3, TimeUnit.SECONDS)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Its date is its own clock's, which the JDK's server does not let a test say. */
  private static void refuseForItsTime(ServerSocket server, String method) {
    String body = "<Error><Code>RequestTimeTooSkewed</Code><Message>m</Message></Error>";
    String head =
        "HTTP/1.1 403 Forbidden\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\nConnection: close\r\n"
            + "Content-Length: %d\r\n\r\n".formatted(body.length());
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        caller.getInputStream().read(new byte[1 << 16]);
        String answer = method.equals("HEAD") ? head : head + body;
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        return;
      }
    }
  }
}
