package io.faasduet.bench.client;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2ChannelDuplexHandler;
import io.netty.handler.codec.http2.Http2CodecUtil;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2FrameStreamEvent;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.handler.codec.http2.Http2Stream;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.GenericFutureListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * One connection, which carries each call on its own stream. Calls wait until the server has sent
 * its settings. Of the loop's thread alone.
 */
final class GrpcConnection extends Http2ChannelDuplexHandler {
  /** As many calls as most servers allow at once. */
  static final int STREAMS = 100;

  private static final int WINDOW_BYTES = 4 << 20;

  private final GrpcConnectionPool pool;
  private final Queue<GrpcExchange> waiting = new ArrayDeque<>();
  private final Map<Http2FrameStream, GrpcExchange> calls = new IdentityHashMap<>();
  private Optional<Channel> channel = Optional.empty();
  private Optional<ChannelHandlerContext> ready = Optional.empty();
  private int streams = STREAMS;
  private boolean leaving;

  GrpcConnection(GrpcConnectionPool pool) {
    this.pool = pool;
  }

  void connect(Bootstrap bootstrap) {
    ChannelFuture connecting =
        bootstrap
            .clone()
            .handler(
                new ChannelInitializer<Channel>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    pool.secure(channel);
                    channel.pipeline().addLast(codec()).addLast(GrpcConnection.this);
                  }
                })
            .connect();
    channel = Optional.of(connecting.channel());
    connecting.addListener(
        connected -> {
          if (!connected.isSuccess()) {
            pool.remove(this);
            endAll(exchange -> exchange.fail(connected.cause()));
          }
        });
  }

  private static Http2FrameCodec codec() {
    return Http2FrameCodecBuilder.forClient()
        .initialSettings(
            Http2Settings.defaultSettings().pushEnabled(false).initialWindowSize(WINDOW_BYTES))
        .gracefulShutdownTimeoutMillis(0)
        .build();
  }

  boolean hasRoom() {
    return !leaving && calls.size() + waiting.size() < streams;
  }

  void close() {
    endAll(GrpcExchange::lost);
    channel.ifPresent(Channel::close);
  }

  void send(GrpcExchange exchange) {
    if (ready.isPresent()) {
      write(ready.get(), exchange);
    } else {
      waiting.add(exchange);
    }
  }

  private void write(ChannelHandlerContext context, GrpcExchange exchange) {
    if (exchange.hasEnded()) {
      return;
    }
    Http2FrameStream stream = newStream();
    calls.put(stream, exchange);
    exchange.sent(() -> cancel(context, stream));
    GenericFutureListener<ChannelFuture> written =
        future -> {
          if (!future.isSuccess()) {
            leaving = true;
            calls.remove(stream);
            exchange.fail(future.cause());
          }
        };
    context
        .write(new DefaultHttp2HeadersFrame(exchange.requestFields()).stream(stream))
        .addListener(written);
    context
        .writeAndFlush(
            new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(exchange.requestBody()), true)
                .stream(stream))
        .addListener(written);
  }

  private void cancel(ChannelHandlerContext context, Http2FrameStream stream) {
    if (calls.remove(stream) != null) {
      context.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.CANCEL).stream(stream));
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    context.write(
        new DefaultHttp2WindowUpdateFrame(WINDOW_BYTES - Http2CodecUtil.DEFAULT_WINDOW_SIZE));
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object frame) {
    try {
      if (frame instanceof Http2SettingsFrame settings) {
        become(context, settings.settings());
      } else if (frame instanceof Http2GoAwayFrame) {
        leaving = true;
        closeIfDone(context);
      } else if (frame instanceof Http2StreamFrame part) {
        Optional.ofNullable(calls.get(part.stream()))
            .ifPresent(exchange -> read(context, part, exchange));
      }
    } finally {
      ReferenceCountUtil.release(frame);
    }
  }

  private void become(ChannelHandlerContext context, Http2Settings settings) {
    Optional.ofNullable(settings.maxConcurrentStreams())
        .ifPresent(most -> streams = (int) Math.max(1, Math.min(STREAMS, most)));
    ready = Optional.of(context);
    while (!waiting.isEmpty() && calls.size() < streams) {
      write(context, waiting.remove());
    }
    List<GrpcExchange> others = List.copyOf(waiting);
    waiting.clear();
    others.forEach(pool::begin);
  }

  private void read(ChannelHandlerContext context, Http2StreamFrame part, GrpcExchange exchange) {
    if (part instanceof Http2HeadersFrame fields) {
      exchange.fields(fields.headers(), fields.isEndStream());
    } else if (part instanceof Http2DataFrame data) {
      context.write(
          new DefaultHttp2WindowUpdateFrame(data.initialFlowControlledBytes())
              .stream(data.stream()));
      exchange.data(data.content(), data.isEndStream());
    } else if (part instanceof Http2ResetFrame reset) {
      exchange.fail(
          InvocationResult.Failure.CONNECTION,
          "the server has reset the call: " + Http2Error.valueOf(reset.errorCode()));
    }
    if (exchange.hasEnded() && part.stream().state() == Http2Stream.State.OPEN) {
      cancel(context, part.stream()); // answered before the request was whole
    }
  }

  /** A stream that has closed has nothing more to say, whatever closed it. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof Http2FrameStreamEvent change
        && change.stream().state() == Http2Stream.State.CLOSED) {
      Optional.ofNullable(calls.remove(change.stream())).ifPresent(GrpcExchange::lost);
      closeIfDone(context);
    }
    context.fireUserEventTriggered(event);
  }

  private void closeIfDone(ChannelHandlerContext context) {
    if (leaving && calls.isEmpty()) {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    pool.remove(this);
    endAll(GrpcExchange::lost);
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof Http2FrameStreamException ofOne) {
      Optional.ofNullable(calls.remove(ofOne.stream()))
          .ifPresent(exchange -> exchange.garbled("HTTP/2", cause));
    } else {
      endAll(
          cause instanceof Http2Exception
              ? exchange -> exchange.garbled("HTTP/2", cause)
              : exchange -> exchange.fail(cause));
      context.close();
    }
  }

  private void endAll(Consumer<GrpcExchange> end) {
    List<GrpcExchange> all = new ArrayList<>(calls.values());
    all.addAll(waiting);
    calls.clear();
    waiting.clear();
    all.forEach(end);
  }
}
