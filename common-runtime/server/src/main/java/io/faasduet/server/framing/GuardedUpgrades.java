package io.faasduet.server.framing;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.vertx.core.Vertx;
import io.vertx.core.http.impl.tcp.Http1xOrH2CHandler;
import io.vertx.core.impl.transports.NioTransport;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.transport.Transport;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sees a request that asks for HTTP/2 while it is still HTTP/1.1. Vert.x switches protocols before
 * any handler of requests: of several hosts it takes the first, and where there is no valid one it
 * answers 101 and nothing more. A head that {@link RequestHead} does not take loses its {@code
 * Upgrade} here, and is refused as any other; one whose first line names a host loses it too, as
 * HTTP/2 has no such line.
 *
 * <p>Connections wait until {@link #accept}: Vert.x opens the port before it has an event loop for
 * them, and would close them with a stack trace.
 */
public final class GuardedUpgrades extends NioTransport implements Transport {
  /** What Vert.x calls its handler of upgrades, which is there until the first request is. */
  private static final String UPGRADE = "h2c";

  private final AtomicReference<Optional<Channel>> port = new AtomicReference<>(Optional.empty());

  /** Takes connections to the port that was opened last, once its server listens. */
  public static void accept(Vertx vertx) {
    GuardedUpgrades transport = (GuardedUpgrades) ((VertxInternal) vertx).transport();
    transport.port.get().ifPresent(opened -> opened.config().setAutoRead(true));
  }

  @Override
  public String name() {
    return "nio";
  }

  @Override
  public boolean available() {
    return true;
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return null;
  }

  @Override
  public io.vertx.core.spi.transport.Transport implementation() {
    return this;
  }

  @Override
  public void configure(TcpConfig config, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(config, domainSocket, bootstrap);
    bootstrap.option(ChannelOption.AUTO_READ, false).handler(new Accepting());
  }

  private final class Accepting extends ChannelInboundHandlerAdapter {
    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      port.set(Optional.of(context.channel()));
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
      ((Channel) connection).pipeline().addFirst(new FirstBytes());
      context.fireChannelRead(connection);
    }
  }

  /**
   * Gives Vert.x single bytes until it knows by them which protocol to speak; with the last its
   * handlers are there, and no request is yet.
   */
  private static final class FirstBytes extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      ChannelPipeline pipeline = context.pipeline();
      while (bytes.isReadable() && pipeline.get(Http1xOrH2CHandler.class) != null) {
        context.fireChannelRead(bytes.readRetainedSlice(1));
      }
      if (pipeline.get(Http1xOrH2CHandler.class) != null) {
        bytes.release();
        return;
      }
      if (pipeline.get(UPGRADE) != null) {
        pipeline.addBefore(UPGRADE, null, new FirstRequest());
      }
      context.fireChannelRead(bytes);
      if (!context.isRemoved()) {
        pipeline.remove(this);
      }
    }
  }

  private static final class FirstRequest extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest request && !mayBeUpgraded(request)) {
        request.headers().remove(HttpHeaderNames.UPGRADE);
      } else if (message instanceof HttpContent body && body.decoderResult().isFailure()) {
        body.release(); // of a request that is HTTP/2's now, which would end with it
        context.close();
        return;
      }
      context.fireChannelRead(message);
      if (context.pipeline().get(UPGRADE) == null && !context.isRemoved()) {
        context.pipeline().remove(this);
      }
    }

    private static boolean mayBeUpgraded(HttpRequest request) {
      return request.decoderResult().isSuccess()
          && !request.protocolVersion().equals(HttpVersion.HTTP_1_0)
          && (request.uri().startsWith("/") || request.uri().equals("*"))
          && RequestHead.wrong(false, request.headers()::getAll).isEmpty();
    }
  }
}
