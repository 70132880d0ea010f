package io.faasduet.server;

import io.faasduet.runtime.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A failure as RFC 9457 has it told. The type is {@code about:blank}: the status says it all, and
 * the extension member {@code error_type} is the name that Lambda callers see.
 *
 * @param instance the id of the request that met it
 */
record Problem(HttpStatus status, String errorType, String detail, String instance) {
  /** How long an upload that nobody wants may go on, so that the caller can read the answer. */
  private static final long LINGER_MILLIS = 5000;

  /** Answers the request; its response already has every header but those of the body. */
  void answer(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    response.setStatusCode(status.code()).putHeader("content-type", "application/problem+json");
    boolean http2 = request.version() == HttpVersion.HTTP_2;
    boolean uploading = !request.isEnded() && RequestBody.announced(request);
    if (uploading && !http2) {
      response.putHeader("connection", "close");
      request.endHandler(nothing -> request.connection().close());
      Vertx.currentContext().owner().setTimer(LINGER_MILLIS, id -> request.connection().close());
    }
    response
        .end(Buffer.buffer(json()))
        .onSuccess(
            sent -> {
              if (http2 && !request.isEnded()) {
                response.reset(0);
              }
            });
  }

  private byte[] json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "about:blank");
    members.put("title", status.phrase());
    members.put("status", status.code());
    members.put("detail", detail);
    members.put("instance", instance);
    members.put("error_type", errorType);
    return Json.write(members);
  }
}
