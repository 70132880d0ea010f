package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.time.Duration;
import java.util.function.Consumer;

/** Reads a whole body, and not a byte beyond the limit. */
final class RequestBody implements Handler<Buffer> {
  private final int limit;
  private final Consumer<FunctionException> refused;
  private final Uploads.Upload upload;
  private Buffer received = Buffer.buffer();
  private boolean over;

  private RequestBody(int limit, Uploads uploads, Consumer<FunctionException> refused) {
    this.limit = limit;
    this.refused = refused;
    this.upload = uploads.begin(this::refuse);
  }

  /**
   * Gives the body to one consumer, or to the other the reason why there is none.
   *
   * @return the body's memory, to be closed when the request is over
   */
  static Uploads.Upload read(
      HttpServerRequest request,
      int limit,
      Uploads uploads,
      Consumer<byte[]> whole,
      Consumer<FunctionException> refused) {
    RequestBody body = new RequestBody(limit, uploads, refused);
    if (declaredLength(request) > limit) {
      body.refuseSize();
      return body.upload;
    }
    request.handler(body);
    request.endHandler(
        end -> {
          if (!body.over) {
            body.upload.whole();
            whole.accept(body.received.getBytes());
          }
        });
    if (expectsContinue(request)) {
      request.response().writeContinue();
    }
    return body.upload;
  }

  /** Whether the head says that a body follows. */
  static boolean announced(HttpServerRequest request) {
    return declaredLength(request) > 0 || request.headers().contains("transfer-encoding");
  }

  /**
   * Reads and drops for a while what is still on its way of a request that has been refused, since
   * many clients look at the answer only after they have sent all; then it is cut off. To be called
   * just before the response is ended, for a request that may not have ended.
   */
  static void tolerateUnread(HttpServerRequest request, Duration timeout) {
    boolean http2 = request.version() == HttpVersion.HTTP_2;
    if (request.isEnded() || !http2 && !announced(request)) {
      return;
    }
    Vertx vertx = Vertx.currentContext().owner();
    HttpConnection connection = request.connection();
    if (http2) {
      long timer = vertx.setTimer(timeout.toMillis(), id -> request.response().reset(0));
      request.endHandler(ended -> vertx.cancelTimer(timer));
    } else {
      request.response().putHeader("connection", "close");
      long timer = vertx.setTimer(timeout.toMillis(), id -> connection.close());
      request.endHandler(
          ended -> {
            vertx.cancelTimer(timer);
            connection.close();
          });
    }
  }

  @Override
  public void handle(Buffer chunk) {
    if (over) {
      return;
    }
    if (received.length() + (long) chunk.length() > limit) {
      refuseSize();
    } else if (upload.received(chunk.length())) {
      received.appendBuffer(chunk);
    }
  }

  private void refuseSize() {
    upload.close();
    refuse(
        new FunctionException(
            ErrorKind.TOO_LARGE, "the body is larger than the " + limit + " bytes allowed"));
  }

  private void refuse(FunctionException reason) {
    over = true;
    received = Buffer.buffer();
    refused.accept(reason);
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader("content-length");
    try {
      return length == null ? 0 : Long.parseLong(length.strip());
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private static boolean expectsContinue(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_1_1
        && "100-continue".equalsIgnoreCase(request.getHeader("expect"));
  }
}
