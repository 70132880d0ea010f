package io.faasduet.bench.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.handler.codec.http2.Http2StreamFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Servers that answer gRPC calls as gRPC's own library never would. */
@Timeout(60)
class GrpcFaultTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final byte[] REQUEST = "{}".getBytes(StandardCharsets.UTF_8);

  @Test
  void anAnswerOfAProxyIsHttps() throws Exception {
    assertThat(failure((context, stream) -> answer(context, stream, headers("503"), true)))
        .isEqualTo(
            new InvocationResult.Failure(
                "http-503", "the response has no grpc-status, so it is not gRPC's"));
  }

  @Test
  void aPageIsNoAnswer() throws Exception {
    InvocationResult.Failure failure =
        failure(
            (context, stream) -> {
              answer(context, stream, headers("200").set("content-type", "text/html"), false);
              context.writeAndFlush(
                  new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(new byte[20]), true)
                      .stream(stream));
            });

    assertThat(failure.kind()).isEqualTo("bad-answer");
  }

  @Test
  void aCallThatIsResetHasLostItsConnection() throws Exception {
    assertThat(
            failure(
                (context, stream) ->
                    context.writeAndFlush(
                        new DefaultHttp2ResetFrame(Http2Error.INTERNAL_ERROR).stream(stream))))
        .isEqualTo(
            new InvocationResult.Failure(
                "connection", "the server has reset the call: INTERNAL_ERROR"));
  }

  @Test
  void aConnectionThatBreaksEndsItsCalls() throws Exception {
    assertThat(failure((context, stream) -> context.close()).kind()).isEqualTo("connection");
  }

  @Test
  void anAnswerWithoutAMessageIsABadOne() throws Exception {
    assertThat(
            failure(
                (context, stream) ->
                    answer(context, stream, headers("200").set("grpc-status", "0"), true)))
        .isEqualTo(new InvocationResult.Failure("bad-answer", "the response holds no message"));
  }

  @Test
  void aStatusComesWithItsMessage() throws Exception {
    assertThat(
            failure(
                (context, stream) ->
                    answer(
                        context,
                        stream,
                        headers("200")
                            .set("grpc-status", "14")
                            .set("grpc-message", "gleich %C3%BC"),
                        true)))
        .isEqualTo(new InvocationResult.Failure("grpc-unavailable", "gleich ü"));
  }

  @Test
  void aStatusThatNobodyKnowsIsUnknown() throws Exception {
    assertThat(
            failure(
                    (context, stream) ->
                        answer(context, stream, headers("200").set("grpc-status", "99"), true))
                .kind())
        .isEqualTo("grpc-unknown");
  }

  @Test
  void anAnswerIsNotReadBeyondItsLimit() throws Exception {
    byte[] piece = new byte[16 << 10];
    InvocationResult.Failure failure =
        failure(
            (context, stream) -> {
              answer(context, stream, headers("200"), false);
              for (int i = 0; i <= ResponseChecks.MAX_BYTES / piece.length; i++) {
                context.write(
                    new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(piece)).stream(stream));
              }
              context.flush();
            });

    assertThat(failure.detail())
        .isEqualTo("the response is larger than the 67108864 bytes that are read");
  }

  @Test
  void aServerOfHttp1IsABadAnswer() throws Exception {
    try (StubServer server = StubServer.of(WireProtocol.HTTP);
        ProtocolClient client = ClosingClient.of(GrpcProtocol.duet(LONG), server.address())) {
      InvocationResult.Failure failure = (InvocationResult.Failure) result(client);

      assertThat(failure.kind()).isEqualTo("bad-answer");
      assertThat(failure.detail()).startsWith("the response is not HTTP/2: ");
    }
  }

  @Test
  void aServerThatAllowsFewCallsOnAConnectionGetsMoreConnections() throws Exception {
    Queue<Object> connections = new ConcurrentLinkedQueue<>();
    int count = 10;
    Http2Settings settings = Http2Settings.defaultSettings().maxConcurrentStreams(2);
    try (StubServer server =
            NettyStubServer.start(
                pipeline ->
                    pipeline
                        .addLast(
                            Http2FrameCodecBuilder.forServer().initialSettings(settings).build())
                        .addLast(
                            new Answering(
                                (context, stream) -> {
                                  connections.add(context.channel().id());
                                  succeed(context, stream);
                                })));
        ProtocolClient client = ClosingClient.of(GrpcProtocol.duet(LONG), server.address())) {
      Replies replies = new Replies(count);
      for (int i = 0; i < count; i++) {
        client.invoke(REQUEST, replies);
      }

      assertThat(replies.await())
          .hasSize(count)
          .allMatch(InvocationResult.Success.class::isInstance);
      assertThat(connections.stream().distinct()).hasSizeGreaterThan(1);
    }
  }

  @Test
  void aConnectionThatTheServerLeavesIsFinishedAndReplaced() throws Exception {
    Queue<Object> connections = new ConcurrentLinkedQueue<>();
    try (StubServer server =
            serving(
                (context, stream) -> {
                  connections.add(context.channel().id());
                  DefaultHttp2GoAwayFrame leave = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
                  leave.setExtraStreamIds(Integer.MAX_VALUE);
                  context.write(leave);
                  succeed(context, stream);
                });
        ProtocolClient client = ClosingClient.of(GrpcProtocol.duet(LONG), server.address())) {
      for (int i = 0; i < 3; i++) {
        assertThat(result(client)).isInstanceOf(InvocationResult.Success.class);
      }
      assertThat(connections.stream().distinct()).hasSize(3);
    }
  }

  @Test
  void aCallThatTimesOutIsCancelled() throws Exception {
    CompletableFuture<Long> cancelled = new CompletableFuture<>();
    CompletableFuture<String> timeout = new CompletableFuture<>();
    try (StubServer server =
            NettyStubServer.start(
                pipeline ->
                    pipeline
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(
                            new SimpleChannelInboundHandler<Http2StreamFrame>() {
                              @Override
                              protected void channelRead0(
                                  ChannelHandlerContext context, Http2StreamFrame frame) {
                                if (frame instanceof Http2ResetFrame reset) {
                                  cancelled.complete(reset.errorCode());
                                } else if (frame instanceof Http2HeadersFrame head) {
                                  timeout.complete(head.headers().get("grpc-timeout").toString());
                                }
                              }
                            }));
        ProtocolClient client =
            ClosingClient.of(GrpcProtocol.duet(Duration.ofMillis(500)), server.address())) {
      assertThat(((InvocationResult.Failure) result(client)).kind()).isEqualTo("timeout");
      assertThat(timeout.get(10, TimeUnit.SECONDS)).isEqualTo("500m");
      assertThat(cancelled.get(10, TimeUnit.SECONDS)).isEqualTo(Http2Error.CANCEL.code());
    }
  }

  private static InvocationResult.Failure failure(
      BiConsumer<ChannelHandlerContext, Http2FrameStream> answering) throws InterruptedException {
    try (StubServer server = serving(answering);
        ProtocolClient client = ClosingClient.of(GrpcProtocol.duet(LONG), server.address())) {
      return (InvocationResult.Failure) result(client);
    }
  }

  private static StubServer serving(BiConsumer<ChannelHandlerContext, Http2FrameStream> answering) {
    return NettyStubServer.start(
        pipeline ->
            pipeline
                .addLast(Http2FrameCodecBuilder.forServer().build())
                .addLast(new Answering(answering)));
  }

  private static InvocationResult result(ProtocolClient client) throws InterruptedException {
    Replies replies = new Replies(1);
    client.invoke(REQUEST, replies);
    return replies.await().get(0);
  }

  private static Http2Headers headers(String status) {
    return new DefaultHttp2Headers().status(status);
  }

  private static void answer(
      ChannelHandlerContext context, Http2FrameStream stream, Http2Headers headers, boolean last) {
    context.writeAndFlush(new DefaultHttp2HeadersFrame(headers, last).stream(stream));
  }

  private static void succeed(ChannelHandlerContext context, Http2FrameStream stream) {
    answer(context, stream, headers("200"), false);
    context.write(
        new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(InvokeMessage.framed(REQUEST)))
            .stream(stream));
    Http2Headers trailers =
        new DefaultHttp2Headers()
            .set("grpc-status", "0")
            .set("x-duet-cold", "false")
            .set("x-duet-instance", "one");
    answer(context, stream, trailers, true);
  }

  private static final class Answering extends SimpleChannelInboundHandler<Http2HeadersFrame> {
    private final BiConsumer<ChannelHandlerContext, Http2FrameStream> answering;

    Answering(BiConsumer<ChannelHandlerContext, Http2FrameStream> answering) {
      this.answering = answering;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2HeadersFrame request) {
      answering.accept(context, request.stream());
    }
  }
}
