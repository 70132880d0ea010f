package io.faasduet.server.framing;

import io.netty.handler.flush.FlushConsolidationHandler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * One packet for an answer over HTTP/2. Vert.x flushes its head, its body and its trailers each by
 * itself, so that the caller wakes up three times; here what one task writes leaves when the task
 * has ended.
 */
public final class JoinedFlushes {
  private JoinedFlushes() {}

  /** Joins the flushes of a connection, unless it is of HTTP/1.1, where an answer has one. */
  public static void on(HttpConnection connection) {
    if (connection.protocolVersion() == HttpVersion.HTTP_2) {
      ((HttpServerConnection) connection)
          .channelHandlerContext()
          .pipeline()
          .addFirst(
              new FlushConsolidationHandler(
                  FlushConsolidationHandler.DEFAULT_EXPLICIT_FLUSH_AFTER_FLUSHES, true));
    }
  }
}
