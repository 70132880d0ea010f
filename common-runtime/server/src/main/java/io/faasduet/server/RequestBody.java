package io.faasduet.server;

import io.faasduet.api.ErrorKind;
import io.faasduet.api.FunctionException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.function.Consumer;

/** Reads a whole body, and not a byte beyond the limit. */
final class RequestBody implements Handler<Buffer> {
  private final HttpServerRequest request;
  private final int limit;
  private final Consumer<FunctionException> refused;
  private final Uploads.Upload upload;
  private Buffer received = Buffer.buffer();
  private boolean over;

  private RequestBody(
      HttpServerRequest request, int limit, Uploads uploads, Consumer<FunctionException> refused) {
    this.request = request;
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
    RequestBody body = new RequestBody(request, limit, uploads, refused);
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
