package io.faasduet.bench.client;

import io.netty.channel.Channel;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import java.net.ConnectException;
import java.util.Optional;
import java.util.concurrent.Future;

/** One request and its response; ends once, by whatever comes first. Of the link's thread alone. */
final class HttpExchange {
  private final FullHttpRequest request;
  private final Reading reading;
  private final Invoker.Reply reply;
  private long sentNanos;
  private Optional<Future<?>> deadline = Optional.empty();
  private Optional<Channel> channel = Optional.empty();
  private boolean ended;

  HttpExchange(FullHttpRequest request, Reading reading, Invoker.Reply reply) {
    this.request = request;
    this.reading = reading;
    this.reply = reply;
  }

  /** Makes a result of a response. */
  @FunctionalInterface
  interface Reading {
    InvocationResult read(int status, HttpHeaders headers, byte[] body, long latencyNanos);
  }

  void begin(Future<?> deadline) {
    this.deadline = Optional.of(deadline);
    this.sentNanos = System.nanoTime();
  }

  boolean hasEnded() {
    return ended;
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
    long endNanos = System.nanoTime();
    end(endNanos, read(response, body, endNanos - sentNanos));
  }

  private InvocationResult read(HttpResponse response, byte[] body, long latencyNanos) {
    try {
      return reading.read(response.status().code(), response.headers(), body, latencyNanos);
    } catch (RuntimeException e) {
      return InvocationResult.Failure.of(InvocationResult.Failure.BAD_ANSWER, e);
    }
  }

  void garbled(Throwable cause) {
    end(
        System.nanoTime(),
        new InvocationResult.Failure(
            InvocationResult.Failure.BAD_ANSWER,
            "the response is not HTTP: " + ResponseChecks.message(cause)));
  }

  void tooLarge() {
    end(System.nanoTime(), ResponseChecks.tooLarge());
  }

  void fail(Throwable cause) {
    String kind = InvocationResult.Failure.CONNECTION;
    if (cause instanceof ConnectTimeoutException) {
      kind = InvocationResult.Failure.TIMEOUT;
    } else if (cause instanceof ConnectException) {
      kind = InvocationResult.Failure.REFUSED;
    }
    end(System.nanoTime(), InvocationResult.Failure.of(kind, cause));
  }

  void lost() {
    end(
        System.nanoTime(),
        new InvocationResult.Failure(
            InvocationResult.Failure.CONNECTION,
            "the connection was closed before the response was complete"));
  }

  void timeOut() {
    end(
        System.nanoTime(),
        new InvocationResult.Failure(
            InvocationResult.Failure.TIMEOUT, "no response within the timeout"));
    channel.ifPresent(Channel::close);
  }

  private void end(long endNanos, InvocationResult result) {
    if (!ended) {
      ended = true;
      deadline.ifPresent(timer -> timer.cancel(false));
      reply.ended(sentNanos, endNanos, result);
    }
  }
}
