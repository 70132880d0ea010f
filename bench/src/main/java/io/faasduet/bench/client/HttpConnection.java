package io.faasduet.bench.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Optional;
import java.util.function.Consumer;

/** One kept connection: carries one exchange at a time, then goes back to its pool. */
final class HttpConnection extends SimpleChannelInboundHandler<HttpObject> {
  private final Consumer<Channel> pool;
  private AnswerBody body = new AnswerBody();
  private Optional<HttpResponse> head = Optional.empty();
  private Optional<HttpExchange> current = Optional.empty();
  private Optional<Channel> channel = Optional.empty();

  /** The pool takes the channel when it is idle, and again when it has been closed. */
  HttpConnection(Consumer<Channel> pool) {
    this.pool = pool;
  }

  static HttpConnection of(Channel channel) {
    return channel.pipeline().get(HttpConnection.class);
  }

  void send(HttpExchange exchange) {
    current = Optional.of(exchange);
    exchange.writeTo(channel.orElseThrow());
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    channel = Optional.of(context.channel());
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      current.ifPresent(exchange -> exchange.garbled("HTTP", part.decoderResult().cause()));
      current = Optional.empty();
      context.close();
      return;
    }
    if (part instanceof HttpResponse response) {
      head = Optional.of(response);
      body = new AnswerBody();
    }
    if (part instanceof HttpContent content && !body.add(content.content())) {
      current.ifPresent(HttpExchange::tooLarge);
      current = Optional.empty();
      context.close();
      return;
    }
    if (part instanceof LastHttpContent) {
      head.ifPresent(response -> answered(context, response));
      head = Optional.empty();
    }
  }

  private void answered(ChannelHandlerContext context, HttpResponse response) {
    if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
      return; // the answer is still to come
    }
    Optional<HttpExchange> answered = current;
    current = Optional.empty();
    answered.ifPresent(exchange -> exchange.answered(response, body.bytes()));
    if (answered.isPresent() && HttpUtil.isKeepAlive(response)) {
      pool.accept(context.channel());
    } else {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    current.ifPresent(HttpExchange::lost);
    current = Optional.empty();
    pool.accept(context.channel());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    current.ifPresent(exchange -> exchange.fail(cause));
    current = Optional.empty();
    context.close();
  }
}
