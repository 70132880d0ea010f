package io.faasduet.bench.load;

import io.faasduet.bench.client.GrpcProtocol;
import io.faasduet.bench.client.HttpProtocol;
import io.faasduet.bench.client.ProtocolClient;
import io.faasduet.bench.client.ResponseContract;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
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
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The warm-up of the load generator: it sends requests to a stub in this process until the JVM has
 * compiled the generator. Without it, the first thousands of requests of a run are sent late. The
 * run's own target is not used, since its cold start may be what is measured.
 */
public final class GeneratorWarmUp {
  private static final Duration SLICE = Duration.ofSeconds(1);
  private static final int PER_SECOND = 8000;

  /** In a quiet slice the compilers work less than this. */
  private static final long QUIET_MILLIS = SLICE.toMillis() / 10;

  /** So many quiet slices one after the other find them done. */
  private static final int QUIET_SLICES = 2;

  /** After so many answers a connection is closed, so that making one is warmed up too. */
  private static final int ANSWERS = 8;

  /** Few in flight: where the processor cannot bear the rate, it need not. */
  private static final LoadLimits LIMITS = new LoadLimits(64, SLICE, SLICE);

  private static final Arrivals GRPC = Arrivals.constant(100, Duration.ofMillis(300));

  private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);

  private GeneratorWarmUp() {}

  /**
   * Warms up until the JVM has nothing left to compile; once in a process is enough. An interrupt
   * ends it.
   *
   * @param atMost how long at most; to the next second
   * @return how many requests were sent and answered
   */
  public static long run(Duration atMost) {
    EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    URI address = URI.create("http://127.0.0.1:" + listen(group));
    try (HttpProtocol http = new HttpProtocol(ResponseContract.DUET_FUNCTION, SLICE);
        ProtocolClient client = http.connect(address)) {
      loadGrpc(address);
      return run(new LoadGenerator(client, index -> JSON, LIMITS), atMost);
    } finally {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
  }

  /** The server speaks no HTTP/2, so that these fail: but gRPC's classes are loaded after it. */
  private static void loadGrpc(URI address) {
    try (ProtocolClient client = GrpcProtocol.duet(SLICE).connect(address)) {
      new LoadGenerator(client, index -> JSON, LIMITS).run(GRPC, completed -> {});
    }
  }

  private static long run(LoadGenerator generator, Duration atMost) {
    Arrivals arrivals = Arrivals.constant(PER_SECOND, SLICE);
    long begun = System.nanoTime();
    long answered = 0;
    int quiet = 0;
    do {
      long compiling = compilationMillis();
      answered += generator.run(arrivals, completed -> {}).succeeded();
      quiet = compilationMillis() - compiling < QUIET_MILLIS ? quiet + 1 : 0;
    } while (quiet < QUIET_SLICES
        && System.nanoTime() - begun < atMost.toNanos()
        && !Thread.currentThread().isInterrupted());
    return answered;
  }

  /** How long the JVM has compiled until now; 0 if it only interprets. */
  private static long compilationMillis() {
    return Optional.ofNullable(ManagementFactory.getCompilationMXBean())
        .map(CompilationMXBean::getTotalCompilationTime)
        .orElse(0L);
  }

  private static int listen(EventLoopGroup group) {
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
                        .addLast(new StubHandler());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  /** A handler that responds at once as a Duet function could. */
  private static final class StubHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private int answers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      ByteBuf body = Unpooled.wrappedBuffer(JSON);
      FullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .set(HttpHeaderNames.CONTENT_LENGTH, JSON.length)
          .set("X-Duet-Cold", "false")
          .set("X-Duet-Instance", "stub")
          .set("Server-Timing", "decode;dur=0.1, render;dur=0.2, total;dur=0.3");
      answers++;
      if (answers == ANSWERS) {
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
      } else {
        context.writeAndFlush(response);
      }
    }

    /** The generator's end of a connection may be gone first. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
