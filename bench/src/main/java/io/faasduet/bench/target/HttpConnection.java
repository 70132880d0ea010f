package io.faasduet.bench.target;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import java.util.Optional;
import java.util.function.Consumer;

/** One kept connection: carries one exchange at a time, then goes back to its pool. */
final class HttpConnection extends SimpleChannelInboundHandler<FullHttpResponse> {
  private final Consumer<Channel> pool;
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
  protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
    Optional<HttpExchange> answered = current;
    current = Optional.empty();
    answered.ifPresent(exchange -> exchange.answered(response));
    boolean reusable =
        answered.isPresent()
            && response.decoderResult().isSuccess()
            && HttpUtil.isKeepAlive(response);
    if (reusable) {
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
