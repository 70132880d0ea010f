package io.faasduet.localcloud.distance;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.faasduet.http.ListenAddress;
import io.faasduet.localcloud.storage.EmbeddedS3;
import io.faasduet.localcloud.tables.EmbeddedTables;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DistanceFilterTest {
  private static final int BYTES = 200_000;

  private static final DistanceProfile PROFILE =
      new DistanceProfile(
          "far",
          Map.of("s3", latencies(120, 30), "dynamodb", latencies(90, 150)),
          Optional.of(new Bandwidth(8, "a test: a million bytes a second")));

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void bodiesInBothDirectionsTakeTheTimeOfTheBandwidth() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server
        .createContext(
            "/",
            exchange -> {
              int received = exchange.getRequestBody().readAllBytes().length;
              exchange.sendResponseHeaders(200, BYTES);
              exchange.getResponseBody().write(new byte[BYTES]);
              exchange.close();
              assertThat(received).isIn(0, BYTES);
            })
        .getFilters()
        .add(PROFILE.filter("s3"));
    server.start();
    try {
      URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      assertThat(took(HttpRequest.newBuilder(uri).GET()))
          .as("120 ms and 200 kB")
          .isGreaterThanOrEqualTo(Duration.ofMillis(315));
      assertThat(
              took(
                  HttpRequest.newBuilder(uri)
                      .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[BYTES]))))
          .as("30 ms and twice 200 kB")
          .isGreaterThanOrEqualTo(Duration.ofMillis(425));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void theLocalServicesAreAsFarAsTheProfileSays() throws Exception {
    try (EmbeddedS3 s3 = EmbeddedS3.start(ListenAddress.LOOPBACK, Optional.of(PROFILE));
        EmbeddedTables tables =
            EmbeddedTables.start(ListenAddress.LOOPBACK, Optional.of(PROFILE))) {
      assertThat(took(HttpRequest.newBuilder(s3.endpoint()).GET()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(120));
      assertThat(
              took(
                  HttpRequest.newBuilder(tables.endpoint())
                      .header("X-Amz-Target", "DynamoDB_20120810.PutItem")
                      .POST(HttpRequest.BodyPublishers.ofString("{}"))))
          .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
  }

  private Duration took(HttpRequest.Builder request) throws IOException, InterruptedException {
    long start = System.nanoTime();
    client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static ServiceDistance latencies(double read, double write) {
    return new ServiceDistance(
        Optional.of(new DrawnLatency(Map.of(0.5, read), "a test")),
        Optional.of(new DrawnLatency(Map.of(0.5, write), "a test")));
  }
}
