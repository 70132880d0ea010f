package io.faasduet.bench.client;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A server over HTTP/1.1 that responds at once, as a function's server and as Lambda's API. */
final class HttpStubServer {
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

  private HttpStubServer() {}

  static StubServer start() {
    return NettyStubServer.start(HttpStubServer::handlers);
  }

  private static void handlers(ChannelPipeline connection) {
    connection
        .addLast(new HttpServerCodec())
        .addLast(new HttpObjectAggregator(1024))
        .addLast(new Responding());
  }

  private static final class Responding extends SimpleChannelInboundHandler<FullHttpRequest> {
    private int answers;

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      FullHttpResponse response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(StubServer.JSON));
      response
          .headers()
          .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
          .set(HttpHeaderNames.CONTENT_LENGTH, StubServer.JSON.length)
          .set(InstanceHeaders.COLD, "false")
          .set(InstanceHeaders.INSTANCE, "stub")
          .set(InstanceHeaders.TIMING, StubServer.TIMING);
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
