package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LargeAnswerTest {
  private static final int GIBIBYTE = 1 << 30;

  @Test
  void anAnswerIsNotReadBeyondItsLimit() throws Exception {
    AtomicLong sent = new AtomicLong();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, GIBIBYTE);
          byte[] piece = new byte[1 << 20];
          try (OutputStream out = exchange.getResponseBody()) {
            for (int i = 0; i < GIBIBYTE / piece.length; i++) {
              out.write(piece);
              sent.addAndGet(piece.length);
            }
          } catch (IOException e) {
            // the client has hung up, as it should
          }
        });
    server.start();
    URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    try (HttpProtocol protocol =
            new HttpProtocol(ResponseContract.ANY_SERVER, Duration.ofSeconds(60));
        ProtocolClient client = protocol.connect(address)) {
      CompletableFuture<InvocationResult> result = new CompletableFuture<>();

      client.invoke(new byte[0], (sentNanos, endNanos, ended) -> result.complete(ended));

      assertThat(result.get(60, TimeUnit.SECONDS))
          .isInstanceOfSatisfying(
              InvocationResult.Failure.class,
              failure -> {
                assertThat(failure.kind()).isEqualTo("bad-answer");
                assertThat(failure.detail())
                    .isEqualTo("the response is larger than the 67108864 bytes that are read");
              });
      assertThat(sent.get()).isLessThan(GIBIBYTE);
    } finally {
      server.stop(0);
    }
  }
}
