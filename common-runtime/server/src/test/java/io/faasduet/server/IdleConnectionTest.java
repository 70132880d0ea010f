package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.server.framing.GuardedUpgrades;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IdleConnectionTest {

  @Test
  void aConnectionOnWhichNothingComesIsClosedByTheServer() throws Exception {
    ServerSettings settings =
        ServerSettings.from(Settings.of(Map.of("PORT", "0", "DUET_REQUEST_TIMEOUT", "0.1")));
    Vertx vertx = VertxConfiguration.start();
    try {
      HttpServer server =
          vertx
              .createHttpServer(VertxConfiguration.httpOptions(settings, Duration.ofMillis(100)))
              .requestHandler(request -> request.response().end())
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      GuardedUpgrades.accept(vertx);
      try (RawConnection unused = new RawConnection(server.actualPort());
          RawConnection used = new RawConnection(server.actualPort())) {
        used.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(used.readHead()).startsWith("HTTP/1.1 200 ");

        assertThat(used.readToEnd()).isEmpty();
        assertThat(unused.readToEnd()).isEmpty();
      }
    } finally {
      vertx.close();
    }
  }
}
