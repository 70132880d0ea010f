package io.faasduet.bench.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * HTTP/1.1 with one server, over as many kept connections as there are requests in flight. The
 * event loop's thread sends and receives; {@link #send} may be called from any.
 *
 * <p>The connection that was used last is used first, so that no more are kept busy than needed. A
 * request is never sent twice: one that meets a connection which the server is just closing fails.
 */
final class HttpConnectionPool implements AutoCloseable {
  private final EventLoop loop;
  private final ExchangeQueue<HttpExchange> queue;
  private final Deque<Channel> idle = new ArrayDeque<>();
  private final Set<Channel> open = new HashSet<>();
  private final Bootstrap bootstrap;
  private boolean closed;

  /** Connects to the host and port of the address, when it has to. */
  HttpConnectionPool(ClientEventLoop thread, URI address, ServerTrust trust, Duration timeout) {
    this.loop = thread.loop();
    this.queue = new ExchangeQueue<>(loop, timeout, this::begin);
    boolean secure = "https".equals(address.getScheme());
    int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
    Optional<SslContext> tls = secure ? Optional.of(trust.http()) : Optional.empty();
    this.bootstrap =
        thread
            .connecting(address.getHost(), port, timeout)
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    tls.ifPresent(
                        context ->
                            channel
                                .pipeline()
                                .addLast(
                                    context.newHandler(channel.alloc(), address.getHost(), port)));
                    channel
                        .pipeline()
                        .addLast(new HttpClientCodec())
                        .addLast(new HttpConnection(HttpConnectionPool.this::release));
                  }
                });
  }

  /** Sends the request; the reading makes a result of the response. */
  void send(FullHttpRequest request, HttpExchange.Reading reading, Invoker.Reply reply) {
    queue.add(new HttpExchange(request, reading, reply));
  }

  private void begin(HttpExchange exchange) {
    Channel channel = idle.pollFirst();
    if (channel == null) {
      bootstrap.connect().addListener((ChannelFuture connected) -> proceed(exchange, connected));
    } else {
      HttpConnection.of(channel).send(exchange);
    }
  }

  private void proceed(HttpExchange exchange, ChannelFuture connected) {
    if (!connected.isSuccess()) {
      exchange.fail(connected.cause());
    } else if (closed || exchange.hasEnded()) {
      connected.channel().close();
      exchange.lost();
    } else {
      open.add(connected.channel());
      HttpConnection.of(connected.channel()).send(exchange);
    }
  }

  /** Takes back a connection that has nothing to do, or has been closed. */
  private void release(Channel channel) {
    if (channel.isActive()) {
      idle.addFirst(channel);
    } else {
      idle.remove(channel);
      open.remove(channel);
    }
  }

  @Override
  public void close() {
    loop.submit(this::closeAll).awaitUninterruptibly();
  }

  private void closeAll() {
    closed = true;
    List.copyOf(open).forEach(Channel::close);
  }
}
