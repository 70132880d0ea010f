package io.faasduet.bench.client;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/** A server over HTTP/1.1 that responds at once, as a function's server and as Lambda's API. */
record HttpStubServer(EventLoopGroup group, int port) implements StubServer {
  /** After so many answers a connection is closed, so that making one is warmed up too. */
  private static final int ANSWERS = 8;

  private static final String LOG =
      """
      START RequestId: stub Version: $LATEST
      {"duet":{"request_id":"stub","cold":false,"instance":"stub","timings_ms":{"total":0.3}}}
      END RequestId: stub
      REPORT RequestId: stub\tDuration: 0.50 ms\tBilled Duration: 1 ms\tMemory Size: 1769 MB\t\
      Max Memory Used: 100 MB
      """;
  private static final String LOG_TAIL =
      Base64.getEncoder().encodeToString(LOG.getBytes(StandardCharsets.UTF_8));

  static HttpStubServer start() {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    Channel channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel connection) {
                    connection
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1024))
                        .addLast(new Responding());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return new HttpStubServer(group, ((InetSocketAddress) channel.localAddress()).getPort());
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
  }

  private static final class Responding extends SimpleChannelInboundHandler<FullHttpRequest> {
    private int answers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(JSON));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .set(HttpHeaderNames.CONTENT_LENGTH, JSON.length)
          .set(InstanceHeaders.COLD, "false")
          .set(InstanceHeaders.INSTANCE, "stub")
          .set(InstanceHeaders.TIMING, TIMING);
      if (request.uri().endsWith("/invocations")) {
        response.headers().set("X-Amz-Log-Result", LOG_TAIL);
      }
      answers++;
      if (answers == ANSWERS) {
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.writeAndFlush(response);
      }
    }

    /** The client's end of a connection may be gone first. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
