package io.faasduet.localcloud.distance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Of four connections at once that fetch 200 kB each, at half a million bytes a second. */
class PacedLinksTest {
  private static final int CONNECTIONS = 4;
  private static final int BYTES = 200_000;
  private static final Duration ONE = Duration.ofMillis(400);
  private static final Duration ALL = ONE.multipliedBy(CONNECTIONS);

  private HttpServer server;

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void theConnectionsOfAFunctionShareItsBandwidth() throws Exception {
    assumeThat(Files.isDirectory(Path.of("/proc/net"))).isTrue();
    URI address = serve(new Bandwidth(4, "a test"));
    Process function =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ParallelFetches.class.getName(),
                address.toString(),
                "" + CONNECTIONS)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (InputStream out = function.getInputStream()) {
      long nanos = Long.parseLong(new String(out.readAllBytes(), UTF_8).strip());
      assertThat(Duration.ofNanos(nanos)).isGreaterThanOrEqualTo(ALL.minusMillis(20));
    }
  }

  @Test
  void connectionsOfThisProcessAreNoFunctionsAndHaveTheirOwn() throws Exception {
    URI address = serve(new Bandwidth(4, "a test"));
    assertThat(Duration.ofNanos(ParallelFetches.nanos(address, CONNECTIONS)))
        .isBetween(ONE.minusMillis(20), ALL.minusMillis(200));
  }

  @Test
  void whatIsSharedIsOneLinkOfAll() throws Exception {
    URI address = serve(new Bandwidth(4, "a test", true));
    assertThat(Duration.ofNanos(ParallelFetches.nanos(address, CONNECTIONS)))
        .isGreaterThanOrEqualTo(ALL.minusMillis(20));
    assertThat(Duration.ofNanos(ParallelFetches.nanos(address, 1)))
        .as("what was not used before does not count")
        .isGreaterThanOrEqualTo(ONE.minusMillis(20));
  }

  private URI serve(Bandwidth bandwidth) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server
        .createContext(
            "/",
            exchange -> {
              exchange.sendResponseHeaders(200, BYTES);
              exchange.getResponseBody().write(new byte[BYTES]);
              exchange.close();
            })
        .getFilters()
        .add(new DistanceProfile("far", Map.of(), Optional.of(bandwidth)).filter("s3"));
    server.start();
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }
}
