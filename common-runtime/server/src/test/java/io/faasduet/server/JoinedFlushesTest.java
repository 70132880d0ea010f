package io.faasduet.server;

import static io.faasduet.server.Http2Connection.END_HEADERS;
import static io.faasduet.server.Http2Connection.END_STREAM;
import static io.faasduet.server.Http2Connection.HEADERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.faasduet.server.framing.JoinedFlushes;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JoinedFlushesTest {
  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger flushes = new AtomicInteger();

  /** Until its last byte has left; what follows is of the connection's end. */
  private final CompletableFuture<Integer> ofTheAnswer = new CompletableFuture<>();

  /** Counts what reaches the socket. */
  private final class Counting extends ChannelOutboundHandlerAdapter {
    @Override
    public void flush(ChannelHandlerContext context) {
      flushes.incrementAndGet();
      context.flush();
    }
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  /** Its head alone would wake the caller up, who then waits again. */
  @Test
  void headBodyAndTrailersOfAnAnswerLeaveTogether() throws Exception {
    HttpServer server =
        vertx
            .createHttpServer()
            .connectionHandler(
                connection -> {
                  JoinedFlushes.on(connection);
                  ((HttpServerConnection) connection)
                      .channelHandlerContext()
                      .pipeline()
                      .addFirst(new Counting());
                })
            .requestHandler(request -> vertx.runOnContext(later -> answer(request)));
    server.listen(0).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    try (Http2Connection caller = new Http2Connection(server.actualPort())) {
      caller.begin(new byte[0]);
      caller.send(HEADERS, END_STREAM | END_HEADERS, 1, head());
      assertThat(caller.readAnswer().type()).isEqualTo(HEADERS);
      assertThat(caller.readAnswer().type()).as("trailers").isEqualTo(HEADERS);
    }
    assertThat(ofTheAnswer.get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  private void answer(HttpServerRequest request) {
    flushes.set(0);
    request
        .response()
        .putTrailer("a", "b")
        .end("body")
        .onSuccess(left -> ofTheAnswer.complete(flushes.get()));
  }

  private static byte[] head() {
    return Http2Connection.literals(
        List.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "a"));
  }
}
