package io.faasduet.bench.client;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.util.Optional;

/** A request and its response over HTTP/1.1. */
final class HttpExchange extends Exchange {
  private final FullHttpRequest request;
  private final Reading reading;
  private Optional<Channel> channel = Optional.empty();

  HttpExchange(FullHttpRequest request, Reading reading, Invoker.Reply reply) {
    super(reply);
    this.request = request;
    this.reading = reading;
  }

  /** Makes a result of a response. */
  @FunctionalInterface
  interface Reading {
    InvocationResult read(int status, HttpHeaders headers, byte[] body, long latencyNanos);
  }

  /** Writes the request. */
  void writeTo(Channel connection) {
    channel = Optional.of(connection);
    connection
        .writeAndFlush(request)
        .addListener(
            written -> {
              if (!written.isSuccess()) {
                fail(written.cause());
                connection.close();
              }
            });
  }

  void answered(HttpResponse response, byte[] body) {
    answered(
        latencyNanos ->
            reading.read(response.status().code(), response.headers(), body, latencyNanos));
  }

  @Override
  void abandon() {
    channel.ifPresent(Channel::close);
  }
}
