package io.faasduet.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.api.Settings;
import io.faasduet.server.framing.GuardedUpgrades;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class GuardedUpgradesTest {
  /**
   * Vert.x opens a port before it has an event loop for connections, and closes those that it takes
   * meanwhile.
   */
  @Test
  void aConnectionToAPortThatWasJustOpenedWaitsUntilItIsAccepted() throws Exception {
    Vertx vertx = VertxConfiguration.start();
    try {
      AtomicBoolean accepting = new AtomicBoolean();
      CompletableFuture<Boolean> taken = new CompletableFuture<>();
      HttpServer server =
          vertx
              .createHttpServer(
                  VertxConfiguration.httpOptions(
                      ServerSettings.from(Settings.of(Map.of("PORT", "0"))), Duration.ZERO))
              .connectionHandler(connection -> taken.complete(accepting.get()))
              .requestHandler(request -> request.response().end())
              .listen()
              .toCompletionStage()
              .toCompletableFuture()
              .get(30, TimeUnit.SECONDS);
      try (RawConnection early = new RawConnection(server.actualPort());
          RawConnection later = new RawConnection(server.actualPort())) {
        early.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        for (int look = 0; look < 100; look++) {
          assertThat(early.closedByServer()).isFalse(); // waits for a millisecond each time
        }

        accepting.set(true);
        GuardedUpgrades.accept(vertx);

        assertThat(early.readHead()).startsWith("HTTP/1.1 200 ");
        assertThat(taken.get(30, TimeUnit.SECONDS)).as("when it was to be").isTrue();
        later.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(later.readHead()).startsWith("HTTP/1.1 200 ");
      }
    } finally {
      vertx.close();
    }
  }
}
