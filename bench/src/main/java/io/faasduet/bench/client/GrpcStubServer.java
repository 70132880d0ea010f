package io.faasduet.bench.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2FrameStream;
import io.netty.handler.codec.http2.Http2Headers;

/** A gRPC server whose every method responds at once, as a function's Invoke. */
final class GrpcStubServer {
  /** After so many answers it asks for a new connection, so that making one is warmed up too. */
  private static final int ANSWERS = 64;

  private GrpcStubServer() {}

  static StubServer start() {
    return NettyStubServer.start(GrpcStubServer::handlers);
  }

  private static void handlers(ChannelPipeline connection) {
    connection.addLast(Http2FrameCodecBuilder.forServer().build()).addLast(new Responding());
  }

  private static final class Responding extends SimpleChannelInboundHandler<Http2DataFrame> {
    private static final Http2Headers HEAD =
        new DefaultHttp2Headers().status("200").set("content-type", "application/grpc");
    private static final Http2Headers TRAILERS =
        new DefaultHttp2Headers()
            .set("grpc-status", "0")
            .set(InstanceHeaders.COLD, "false")
            .set(InstanceHeaders.INSTANCE, "stub")
            .set(InstanceHeaders.TIMING, StubServer.TIMING);
    private static final byte[] BODY = InvokeMessage.framed(StubServer.JSON);

    private int answers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2DataFrame request) {
      Http2FrameStream stream = request.stream();
      context.write(
          new DefaultHttp2WindowUpdateFrame(request.initialFlowControlledBytes()).stream(stream));
      if (request.isEndStream()) {
        context.write(new DefaultHttp2HeadersFrame(HEAD).stream(stream));
        context.write(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(BODY)).stream(stream));
        context.writeAndFlush(new DefaultHttp2HeadersFrame(TRAILERS, true).stream(stream));
        answers++;
        if (answers == ANSWERS) {
          DefaultHttp2GoAwayFrame leave = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
          leave.setExtraStreamIds(Integer.MAX_VALUE);
          context.writeAndFlush(leave);
        }
      }
    }

    /** The client's end of a connection may be gone first. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
