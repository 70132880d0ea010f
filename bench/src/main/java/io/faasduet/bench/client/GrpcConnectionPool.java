package io.faasduet.bench.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * gRPC with one server over HTTP/2: one connection for every {@value GrpcConnection#STREAMS} calls
 * under way, or for as many as the server allows. The event loop's thread sends and receives;
 * {@link #send} may be called from any. A call is never sent twice.
 */
final class GrpcConnectionPool implements AutoCloseable {
  private final EventLoop loop;
  private final ExchangeQueue<GrpcExchange> queue;
  private final Bootstrap bootstrap;
  private final URI address;
  private final Optional<SslContext> tls;
  private final List<GrpcConnection> connections = new ArrayList<>();
  private boolean closed;

  GrpcConnectionPool(ClientEventLoop thread, URI address, ServerTrust trust, Duration timeout) {
    this.address = address;
    this.tls = "https".equals(address.getScheme()) ? Optional.of(trust.http2()) : Optional.empty();
    this.loop = thread.loop();
    this.queue = new ExchangeQueue<>(loop, timeout, this::begin);
    this.bootstrap = thread.connecting(address.getHost(), address.getPort(), timeout);
  }

  void send(GrpcExchange exchange) {
    queue.add(exchange);
  }

  /** Has the connection speak TLS, if the address asks for it. */
  void secure(Channel channel) {
    tls.ifPresent(
        context ->
            channel
                .pipeline()
                .addLast(
                    context.newHandler(channel.alloc(), address.getHost(), address.getPort())));
  }

  /** Gives the call to a connection with room, or to a new one. */
  void begin(GrpcExchange exchange) {
    if (closed) {
      exchange.lost();
      return;
    }
    for (GrpcConnection connection : connections) {
      if (connection.hasRoom()) {
        connection.send(exchange);
        return;
      }
    }
    GrpcConnection connection = new GrpcConnection(this);
    connections.add(connection);
    connection.send(exchange);
    connection.connect(bootstrap);
  }

  /** It is closed, or could not be made. */
  void remove(GrpcConnection connection) {
    connections.remove(connection);
  }

  @Override
  public void close() {
    loop.submit(this::closeAll).awaitUninterruptibly();
  }

  private void closeAll() {
    closed = true;
    List.copyOf(connections).forEach(GrpcConnection::close);
  }
}
