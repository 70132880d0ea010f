package io.faasduet.objectstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.api.InvalidRequestException;
import io.faasduet.api.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store whose listing goes on for ever. */
class EndlessListingTest {
  private final AtomicInteger pages = new AtomicInteger();
  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aTokenThatComesAgainIsRefused() throws Exception {
    try (ObjectStore store = store(1, "again")) {
      assertThatThrownBy(() -> store.list(URI.create("s3://bucket/loop/")))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("s3://bucket/loop/ cannot be listed")
          .hasMessageContaining("the same continuation token");
    }
  }

  @Test
  void moreObjectsThanAnybodyWantsAreRefused() throws Exception {
    try (ObjectStore store = store(1000, "")) {
      assertThatThrownBy(() -> store.list(URI.create("s3://bucket/all/")))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("s3://bucket/all/ has more than 100000 objects: give a longer prefix");
    }
  }

  /**
   * @param token of each page; empty for another each time
   */
  private ObjectStore store(int keysAPage, String token) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int page = pages.incrementAndGet();
          String keys =
              IntStream.range(0, keysAPage)
                  .mapToObj(i -> "<Contents><Key>k" + page + "-" + i + "</Key></Contents>")
                  .collect(Collectors.joining());
          byte[] answer =
              ("<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>"
                      + (token.isEmpty() ? page : token)
                      + "</NextContinuationToken>"
                      + keys
                      + "</ListBucketResult>")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return ObjectStores.open(
        Settings.of(
            Map.of(
                "AWS_ENDPOINT_URL_S3",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "AWS_ACCESS_KEY_ID",
                "id",
                "AWS_SECRET_ACCESS_KEY",
                "secret")));
  }
}
